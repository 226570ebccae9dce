/*
 * A small kernel in C that ipc-oracle can judge: core, channel, capability and blocking calls.
 *
 *     cc -O2 -o kernel src/testee/c/kernel.c && ipc-oracle run -- ./kernel
 *
 * It reads a JSON object a line and answers each with one; spec/PROTOCOL.md describes them. The upper part of this file is a
 * kernel, the lower part the adapter that lets the oracle speak to it: to have a kernel of your own judged, write the lower part.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SEND = 1, RECEIVE = 2, GRANT = 4, REVOKE = 8, ALL = 15 };
enum { MAX_PROCESSES = 64, MAX_ENDPOINTS = 64, MAX_CAPACITY = 64, SMALL_LIMIT = 64 };

typedef const char *result; /* NULL is OK, anything else the name of an error */
#define CHECK(holds, error) do { if (!(holds)) return error; } while (0)
#define TRY(call) do { result tried = (call); if (tried) return tried; } while (0)

typedef struct { uint64_t max_processes, max_pids, max_endpoints, max_endpoint_ids, default_capacity, max_capacity,
                 max_generation; } limits;
typedef struct { uint8_t bytes[SMALL_LIMIT]; size_t length; } message;

/* A queue and the wait list of its receive end; an endpoint has one, the two ends of a channel share one. */
typedef struct {
    message messages[MAX_CAPACITY];
    uint64_t capacity, head, count;
} queue;

typedef struct { uint64_t id; bool blocked, waits; uint64_t blocked_on; } process; /* id 0: a free place */

typedef struct {
    uint64_t id, owner, send_end, receive_end; /* ids; its own id if it can be sent to, received from */
    uint64_t generation;
    uint8_t rights[MAX_PROCESSES]; /* by place in the process table */
    queue *queue;
} endpoint;

/* Pids in an order: the ready queue, and the blocked ones in the order in which they blocked. */
typedef struct { uint64_t pids[MAX_PROCESSES]; int count; } list;

static limits bound;
static struct {
    bool initialized;
    process processes[MAX_PROCESSES];
    endpoint endpoints[MAX_ENDPOINTS];
    queue queues[MAX_ENDPOINTS];
    uint64_t last_pid, last_endpoint, running;
    list ready, blocked;
} kernel;

/* ---- lists ---- */

static void append(list *l, uint64_t pid) { l->pids[l->count++] = pid; }

static void drop(list *l, uint64_t pid) {
    int kept = 0;
    for (int i = 0; i < l->count; i++)
        if (l->pids[i] != pid) l->pids[kept++] = l->pids[i];
    l->count = kept;
}

/* ---- tables ---- */

static process *find_process(uint64_t pid) {
    for (int i = 0; pid && i < MAX_PROCESSES; i++)
        if (kernel.processes[i].id == pid) return &kernel.processes[i];
    return NULL;
}

static endpoint *find_endpoint(uint64_t id) {
    for (int i = 0; id && i < MAX_ENDPOINTS; i++)
        if (kernel.endpoints[i].id == id) return &kernel.endpoints[i];
    return NULL;
}

static uint64_t processes_alive(void) {
    uint64_t n = 0;
    for (int i = 0; i < MAX_PROCESSES; i++) n += kernel.processes[i].id != 0;
    return n;
}

static uint64_t endpoints_alive(void) {
    uint64_t n = 0;
    for (int i = 0; i < MAX_ENDPOINTS; i++) n += kernel.endpoints[i].id != 0;
    return n;
}

static result room_for_endpoints(uint64_t n) {
    CHECK(endpoints_alive() + n <= bound.max_endpoints && kernel.last_endpoint + n <= bound.max_endpoint_ids, "OUT_OF_MEMORY");
    return NULL;
}

static endpoint *add_endpoint(uint64_t owner, uint8_t rights) {
    int i = 0;
    while (kernel.endpoints[i].id) i++;
    endpoint *e = &kernel.endpoints[i];
    memset(e, 0, sizeof *e);
    e->id = ++kernel.last_endpoint;
    e->owner = owner;
    e->rights[find_process(owner) - kernel.processes] = rights;
    e->queue = &kernel.queues[i];
    return e;
}

static void open_queue(queue *q, uint64_t capacity) {
    q->capacity = capacity;
    q->head = q->count = 0;
}

/* ---- blocking ---- */

static void make_ready(uint64_t pid) {
    process *p = find_process(pid);
    p->blocked = p->waits = false;
    drop(&kernel.blocked, pid);
    append(&kernel.ready, pid);
}

/* Makes those blocked ready whose endpoint is gone or, if asked for, has a message. */
static void poll_blocked(bool messages) {
    list blocked = kernel.blocked;
    for (int i = 0; i < blocked.count; i++) {
        endpoint *e = find_endpoint(find_process(blocked.pids[i])->blocked_on);
        if (!e || (messages && e->queue->count)) make_ready(blocked.pids[i]);
    }
}

static void destroy(endpoint *e) {
    endpoint *send = find_endpoint(e->send_end), *receive = find_endpoint(e->receive_end);
    if (send) send->id = 0;
    if (receive) receive->id = 0;
}

/* ---- calls: processes ---- */

static result k_init(void) { kernel.initialized = true; return NULL; }

static result k_spawn(uint64_t *pid) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    CHECK(processes_alive() < bound.max_processes && kernel.last_pid < bound.max_pids, "OUT_OF_MEMORY");
    int i = 0;
    while (kernel.processes[i].id) i++;
    kernel.processes[i] = (process) { .id = ++kernel.last_pid };
    append(&kernel.ready, *pid = kernel.last_pid);
    return NULL;
}

static result k_cleanup_process(uint64_t pid) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    process *p = find_process(pid);
    if (!p) return NULL;
    drop(&kernel.ready, pid);
    drop(&kernel.blocked, pid);
    if (kernel.running == pid) kernel.running = 0;
    for (int i = 0; i < MAX_ENDPOINTS; i++) {
        endpoint *e = &kernel.endpoints[i];
        e->rights[p - kernel.processes] = 0;
        if (e->id && e->owner == pid) destroy(e);
    }
    p->id = 0;
    poll_blocked(false);
    return NULL;
}

static result k_terminate(uint64_t pid) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    CHECK(find_process(pid), "PROCESS_NOT_FOUND");
    return k_cleanup_process(pid);
}

/* ---- calls: endpoints and channels ---- */

static uint64_t token(const endpoint *e, uint64_t rights) { return rights << 48 | e->generation << 32 | e->id; }

static result k_create_endpoint(uint64_t owner, endpoint **made) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    CHECK(find_process(owner), "PROCESS_NOT_FOUND");
    TRY(room_for_endpoints(1));
    endpoint *e = *made = add_endpoint(owner, ALL);
    e->send_end = e->receive_end = e->id;
    open_queue(e->queue, bound.default_capacity);
    return NULL;
}

static result k_create_channel(uint64_t owner, uint64_t capacity, endpoint **send, endpoint **receive) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    CHECK(find_process(owner), "PROCESS_NOT_FOUND");
    CHECK(capacity >= 1 && capacity <= bound.max_capacity, "INVALID_ARGUMENT");
    TRY(room_for_endpoints(2));
    endpoint *s = *send = add_endpoint(owner, SEND | GRANT | REVOKE);
    endpoint *r = *receive = add_endpoint(owner, RECEIVE | GRANT | REVOKE);
    s->send_end = r->send_end = s->id;
    s->receive_end = r->receive_end = r->id;
    s->queue = r->queue;
    open_queue(r->queue, capacity);
    return NULL;
}

/* ---- calls: send and receive ---- */

static result k_message_small(size_t length) { CHECK(length <= SMALL_LIMIT, "MESSAGE_TOO_LARGE"); return NULL; }

static result k_send_message(uint64_t id, const message *m) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    endpoint *e = find_endpoint(id);
    CHECK(e, "ENDPOINT_NOT_FOUND");
    CHECK(e->send_end == id, "PERMISSION_DENIED");
    queue *q = e->queue;
    CHECK(q->count < q->capacity, "QUEUE_FULL");
    q->messages[(q->head + q->count++) % q->capacity] = *m;
    return NULL;
}

static result k_receive_message(uint64_t id, message *m) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    endpoint *e = find_endpoint(id);
    CHECK(e, "ENDPOINT_NOT_FOUND");
    CHECK(e->receive_end == id, "PERMISSION_DENIED");
    queue *q = e->queue;
    CHECK(q->count, "QUEUE_EMPTY");
    *m = q->messages[q->head];
    q->head = (q->head + 1) % q->capacity;
    q->count--;
    return NULL;
}

static result k_has_message(uint64_t id, bool *has) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    endpoint *e = find_endpoint(id);
    *has = e && e->receive_end == id && e->queue->count;
    return NULL;
}

/* ---- calls: capabilities ---- */

static uint64_t rights_of(uint64_t t) { return t >> 48 & ALL; }

static result current(uint64_t t, endpoint **e) {
    CHECK(t && !(t >> 52), "INVALID_CAPABILITY");
    CHECK(*e = find_endpoint(t & 0xffffffff), "ENDPOINT_NOT_FOUND");
    CHECK((t >> 32 & 0xffff) == (*e)->generation, "INVALID_CAPABILITY");
    return NULL;
}

static result held(uint64_t pid, uint64_t t, endpoint **e) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    process *p = find_process(pid);
    CHECK(p, "PROCESS_NOT_FOUND");
    TRY(current(t, e));
    CHECK(rights_of(t) && !(rights_of(t) & ~(uint64_t) (*e)->rights[p - kernel.processes]), "PERMISSION_DENIED");
    return NULL;
}

static result k_send(uint64_t t, const message *m) {
    endpoint *e;
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    TRY(current(t, &e));
    CHECK(rights_of(t) & SEND, "PERMISSION_DENIED");
    return k_send_message(e->id, m);
}

static result k_receive(uint64_t t, message *m) {
    endpoint *e;
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    TRY(current(t, &e));
    CHECK(rights_of(t) & RECEIVE, "PERMISSION_DENIED");
    return k_receive_message(e->id, m);
}

static result k_grant_capability(uint64_t granter, uint64_t t, uint64_t grantee, uint64_t rights, uint64_t *granted) {
    endpoint *e;
    TRY(held(granter, t, &e));
    CHECK(rights_of(t) & GRANT, "PERMISSION_DENIED");
    CHECK(find_process(grantee), "PROCESS_NOT_FOUND");
    CHECK(rights && !(rights & ~(uint64_t) ALL), "INVALID_ARGUMENT");
    CHECK(!(rights & ~rights_of(t)), "PERMISSION_DENIED");
    e->rights[find_process(grantee) - kernel.processes] |= rights;
    *granted = token(e, rights);
    return NULL;
}

static result k_revoke_capability(uint64_t pid, uint64_t t, uint64_t *renewed) {
    endpoint *e;
    TRY(held(pid, t, &e));
    CHECK(rights_of(t) & REVOKE, "PERMISSION_DENIED");
    if (e->generation == bound.max_generation) {
        destroy(e);
        poll_blocked(false);
        *renewed = 0;
        return NULL;
    }
    e->generation++;
    memset(e->rights, 0, sizeof e->rights);
    e->rights[find_process(pid) - kernel.processes] = rights_of(t);
    *renewed = token(e, rights_of(t));
    return NULL;
}

/* ---- calls: blocking ---- */

static result k_block_on_receive(uint64_t pid, uint64_t id) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    process *p = find_process(pid);
    CHECK(p, "PROCESS_NOT_FOUND");
    CHECK(!p->blocked, "INVALID_STATE");
    endpoint *e = find_endpoint(id);
    CHECK(e, "ENDPOINT_NOT_FOUND");
    CHECK(e->receive_end == id, "PERMISSION_DENIED");
    if (e->queue->count) return NULL;
    p->blocked = p->waits = true;
    p->blocked_on = id;
    append(&kernel.blocked, pid);
    drop(&kernel.ready, pid);
    if (kernel.running == pid) kernel.running = 0;
    return NULL;
}

static result k_notify_receivers(uint64_t id, list *told) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    endpoint *e = find_endpoint(id);
    told->count = 0;
    for (int i = 0; e && i < kernel.blocked.count; i++) {
        process *p = find_process(kernel.blocked.pids[i]);
        if (p->waits && p->blocked_on == e->receive_end) {
            append(told, p->id);
            p->waits = false;
        }
    }
    return NULL;
}

static result k_wake_process(uint64_t pid) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    process *p = find_process(pid);
    if (p && p->blocked) make_ready(pid);
    return NULL;
}

static result k_schedule_next(uint64_t *pid) {
    CHECK(kernel.initialized, "NOT_INITIALIZED");
    poll_blocked(true);
    if (kernel.running) append(&kernel.ready, kernel.running);
    *pid = kernel.running = kernel.ready.count ? kernel.ready.pids[0] : 0;
    drop(&kernel.ready, *pid);
    return NULL;
}

/* ---- the adapter ---- */

/* The text after "name": in the line. The oracle puts no spaces between names and values. */
static const char *field(const char *line, const char *name) {
    char key[40];
    snprintf(key, sizeof key, "\"%s\":", name);
    const char *at = strstr(line, key);
    if (!at) {
        fprintf(stderr, "no %s in %s", name, line);
        exit(2);
    }
    return at + strlen(key);
}

static uint64_t number(const char *line, const char *name) { return strtoull(field(line, name), NULL, 10); }
static uint64_t capability(const char *line) { return strtoull(field(line, "capability") + 1, NULL, 16); }

/* Hexadecimal digits from the text after a quote; returns how many bytes, and keeps those of a small message. */
static size_t hex(const char *quoted, message *m) {
    size_t n = 0;
    unsigned byte;
    for (const char *at = quoted + 1; sscanf(at, "%2x", &byte) == 1; at += 2) {
        if (n < SMALL_LIMIT) m->bytes[n] = (uint8_t) byte;
        n++;
    }
    m->length = n;
    return n;
}

static void value_message(char *out, const message *m) {
    out += sprintf(out, "{\"small\":\"");
    for (size_t i = 0; i < m->length; i++) out += sprintf(out, "%02x", m->bytes[i]);
    sprintf(out, "\"}");
}

static void value_list(char *out, const list *l) {
    out += sprintf(out, "[");
    for (int i = 0; i < l->count; i++) out += sprintf(out, "%s%" PRIu64, i ? "," : "", l->pids[i]);
    sprintf(out, "]");
}

#define IS(name) (strncmp(call, name "\"", strlen(name) + 1) == 0)
#define TOKEN "\"0x%016" PRIx64 "\""

/* Makes the call of the line; the value it returns, if it does, is in `value' as JSON. */
static result make(const char *line, char *value) {
    const char *call = field(line, "call") + 1;
    message m = { .length = 0 };
    uint64_t n = 0;
    *value = 0;
    if (IS("init")) return k_init();
    if (IS("spawn")) { TRY(k_spawn(&n)); sprintf(value, "%" PRIu64, n); return NULL; }
    if (IS("terminate")) return k_terminate(number(line, "pid"));
    if (IS("cleanup_process")) return k_cleanup_process(number(line, "pid"));
    if (IS("create_endpoint")) {
        endpoint *e;
        TRY(k_create_endpoint(number(line, "owner"), &e));
        sprintf(value, "{\"endpoint\":%" PRIu64 ",\"capability\":" TOKEN "}", e->id, token(e, ALL));
        return NULL;
    }
    if (IS("create_channel")) {
        endpoint *s, *r;
        TRY(k_create_channel(number(line, "owner"), number(line, "capacity"), &s, &r));
        sprintf(value, "{\"sendEndpoint\":%" PRIu64 ",\"receiveEndpoint\":%" PRIu64 ",\"sendCapability\":" TOKEN
                ",\"receiveCapability\":" TOKEN "}", s->id, r->id, token(s, SEND | GRANT | REVOKE),
                token(r, RECEIVE | GRANT | REVOKE));
        return NULL;
    }
    if (IS("message_small")) return k_message_small(hex(field(line, "bytes"), &m));
    if (IS("send_message")) { hex(field(line, "small"), &m); return k_send_message(number(line, "endpoint"), &m); }
    if (IS("send")) { hex(field(line, "small"), &m); return k_send(capability(line), &m); }
    if (IS("receive_message")) { TRY(k_receive_message(number(line, "endpoint"), &m)); value_message(value, &m); return NULL; }
    if (IS("receive")) { TRY(k_receive(capability(line), &m)); value_message(value, &m); return NULL; }
    if (IS("has_message")) {
        bool has;
        TRY(k_has_message(number(line, "endpoint"), &has));
        sprintf(value, has ? "true" : "false");
        return NULL;
    }
    if (IS("validate_capability")) { endpoint *e; return held(number(line, "pid"), capability(line), &e); }
    if (IS("grant_capability")) {
        TRY(k_grant_capability(number(line, "granter"), capability(line), number(line, "grantee"), number(line, "rights"), &n));
        sprintf(value, TOKEN, n);
        return NULL;
    }
    if (IS("revoke_capability")) {
        TRY(k_revoke_capability(number(line, "pid"), capability(line), &n));
        sprintf(value, TOKEN, n);
        return NULL;
    }
    if (IS("block_on_receive")) return k_block_on_receive(number(line, "pid"), number(line, "endpoint"));
    if (IS("notify_receivers")) {
        list told;
        TRY(k_notify_receivers(number(line, "endpoint"), &told));
        value_list(value, &told);
        return NULL;
    }
    if (IS("wake_process")) return k_wake_process(number(line, "pid"));
    if (IS("schedule_next")) { TRY(k_schedule_next(&n)); sprintf(value, "%" PRIu64, n); return NULL; }
    fprintf(stderr, "no such call: %s", line);
    exit(2);
}

static uint64_t smaller(uint64_t a, uint64_t b) { return a < b ? a : b; }

/* The limits wanted, as far as the tables allow. */
static void greet(const char *line) {
    bound = (limits) {
        .max_processes = smaller(number(line, "maxProcesses"), MAX_PROCESSES),
        .max_pids = number(line, "maxPids"),
        .max_endpoints = smaller(number(line, "maxEndpoints"), MAX_ENDPOINTS),
        .max_endpoint_ids = number(line, "maxEndpointIds"),
        .max_capacity = smaller(number(line, "maxCapacity"), MAX_CAPACITY),
        .default_capacity = smaller(number(line, "defaultCapacity"), MAX_CAPACITY),
        .max_generation = number(line, "maxGeneration") };
    printf("{\"hello\":\"veridian-ipc-testee\",\"version\":1,\"implementation\":\"the C kernel\","
           "\"groups\":[\"core\",\"channel\",\"capability\",\"blocking\"],\"limits\":{\"maxProcesses\":%" PRIu64
           ",\"maxPids\":%" PRIu64 ",\"maxEndpoints\":%" PRIu64 ",\"maxEndpointIds\":%" PRIu64 ",\"defaultCapacity\":%" PRIu64
           ",\"maxCapacity\":%" PRIu64 ",\"maxGeneration\":%" PRIu64 "},\"reset\":true}\n",
           bound.max_processes, bound.max_pids, bound.max_endpoints, bound.max_endpoint_ids, bound.default_capacity,
           bound.max_capacity, bound.max_generation);
}

/* The next line, or NULL. Answers go out before it waits for more, and so together if the lines came together. */
static char *next_line(void) {
    static char buffer[1 << 16];
    static size_t begin, end;
    char *newline;
    while (!(newline = memchr(buffer + begin, '\n', end - begin))) {
        memmove(buffer, buffer + begin, end - begin);
        end -= begin;
        begin = 0;
        fflush(stdout);
        ssize_t more = read(STDIN_FILENO, buffer + end, sizeof buffer - end);
        if (more <= 0) return NULL;
        end += (size_t) more;
    }
    char *line = buffer + begin;
    begin = (size_t) (newline - buffer) + 1;
    *newline = 0;
    return line;
}

int main(void) {
    static char value[1 << 12];
    for (char *line; (line = next_line());) {
        if (strncmp(line, "{\"hello\"", 8) == 0) {
            greet(line);
        } else if (strncmp(line, "{\"reset\"", 8) == 0) {
            memset(&kernel, 0, sizeof kernel);
            puts(line);
        } else {
            result r = make(line, value);
            printf("{\"step\":%" PRIu64 ",\"result\":\"%s\"%s%s}\n", number(line, "step"), r ? r : "OK",
                   *value ? ",\"value\":" : "", value);
        }
    }
    return 0;
}
