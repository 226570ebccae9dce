//! A small kernel in Rust that ipc-oracle can judge: core, channel, capability and blocking calls.
//!
//!     rustc -O -o kernel src/testee/rust/kernel.rs && ipc-oracle run -- ./kernel
//!
//! It reads a JSON object a line and answers each with one; spec/PROTOCOL.md describes them. The upper part of this file is a
//! kernel, the lower part the adapter that lets the oracle speak to it: to have a kernel of your own judged, write the lower part.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, Write};
use std::rc::Rc;

const SEND: u64 = 1;
const RECEIVE: u64 = 2;
const GRANT: u64 = 4;
const REVOKE: u64 = 8;
const ALL: u64 = 15;
const SMALL_LIMIT: usize = 64;

/// What a call returns, or the name of the error that it is refused with.
type Outcome<T> = Result<T, &'static str>;

fn check(holds: bool, error: &'static str) -> Outcome<()> {
    if holds { Ok(()) } else { Err(error) }
}

/// What the 64 bits of a capability name.
#[derive(Clone, Copy)]
struct Token(u64);

impl Token {
    fn of(endpoint: u64, generation: u64, rights: u64) -> Token {
        Token(rights << 48 | generation << 32 | endpoint)
    }
    fn endpoint(self) -> u64 { self.0 & 0xffff_ffff }
    fn generation(self) -> u64 { self.0 >> 32 & 0xffff }
    fn rights(self) -> u64 { self.0 >> 48 & ALL }
    fn reserved(self) -> bool { self.0 >> 52 != 0 }
    fn has(self, right: u64) -> bool { self.rights() & right != 0 }
}

#[derive(Clone, Default)]
struct Limits {
    processes: u64,
    pids: u64,
    endpoints: u64,
    endpoint_ids: u64,
    default_capacity: u64,
    capacity: u64,
    generation: u64,
}

struct Queue {
    capacity: u64,
    messages: VecDeque<Vec<u8>>,
    waiters: Vec<u64>,
}

/// An endpoint, or an end of a channel; the two ends share a queue.
#[derive(Clone)]
struct Endpoint {
    owner: u64,
    other_end: u64,
    directions: u64,
    generation: u64,
    rights: BTreeMap<u64, u64>,
    queue: Rc<RefCell<Queue>>,
}

#[derive(Default)]
struct Kernel {
    limits: Limits,
    initialized: bool,
    last_pid: u64,
    last_endpoint: u64,
    /// By pid, the endpoint that the process is blocked on, if it is.
    processes: BTreeMap<u64, Option<u64>>,
    endpoints: BTreeMap<u64, Endpoint>,
    ready: VecDeque<u64>,
    running: Option<u64>,
    /// In the order in which they blocked.
    blocked: Vec<u64>,
}

impl Kernel {
    fn new(limits: &Limits) -> Kernel {
        Kernel { limits: limits.clone(), ..Kernel::default() }
    }

    fn initialized(&self) -> Outcome<()> {
        check(self.initialized, "NOT_INITIALIZED")
    }

    fn known_process(&self, pid: u64) -> Outcome<()> {
        check(self.processes.contains_key(&pid), "PROCESS_NOT_FOUND")
    }

    fn known_endpoint(&self, id: u64) -> Outcome<&Endpoint> {
        self.endpoints.get(&id).ok_or("ENDPOINT_NOT_FOUND")
    }

    // Processes

    fn spawn(&mut self) -> Outcome<u64> {
        self.initialized()?;
        let room = (self.processes.len() as u64) < self.limits.processes && self.last_pid < self.limits.pids;
        check(room, "OUT_OF_MEMORY")?;
        self.last_pid += 1;
        self.processes.insert(self.last_pid, None);
        self.ready.push_back(self.last_pid);
        Ok(self.last_pid)
    }

    fn terminate(&mut self, pid: u64) -> Outcome<()> {
        self.initialized()?;
        self.known_process(pid)?;
        self.cleanup_process(pid)
    }

    fn cleanup_process(&mut self, pid: u64) -> Outcome<()> {
        self.initialized()?;
        if self.processes.contains_key(&pid) {
            self.leave_lists(pid);
            self.ready.retain(|other| *other != pid);
            self.running = self.running.filter(|running| *running != pid);
            self.processes.remove(&pid);
            self.endpoints.retain(|_, endpoint| endpoint.owner != pid);
            for endpoint in self.endpoints.values_mut() {
                endpoint.rights.remove(&pid);
            }
            self.wake_if(|kernel, on| !kernel.endpoints.contains_key(&on));
        }
        Ok(())
    }

    // Endpoints and channels

    fn room_for_endpoints(&self, count: u64) -> Outcome<()> {
        let room = self.endpoints.len() as u64 + count <= self.limits.endpoints
            && self.last_endpoint + count <= self.limits.endpoint_ids;
        check(room, "OUT_OF_MEMORY")
    }

    fn add_endpoint(&mut self, owner: u64, rights: u64, queue: &Rc<RefCell<Queue>>) -> (u64, Token) {
        self.last_endpoint += 1;
        let id = self.last_endpoint;
        let endpoint = Endpoint {
            owner,
            other_end: id,
            directions: rights & (SEND | RECEIVE),
            generation: 0,
            rights: BTreeMap::from([(owner, rights)]),
            queue: Rc::clone(queue),
        };
        self.endpoints.insert(id, endpoint);
        (id, Token::of(id, 0, rights))
    }

    fn create_endpoint(&mut self, owner: u64) -> Outcome<(u64, Token)> {
        self.initialized()?;
        self.known_process(owner)?;
        self.room_for_endpoints(1)?;
        let queue = new_queue(self.limits.default_capacity);
        Ok(self.add_endpoint(owner, ALL, &queue))
    }

    fn create_channel(&mut self, owner: u64, capacity: u64) -> Outcome<((u64, Token), (u64, Token))> {
        self.initialized()?;
        self.known_process(owner)?;
        check(capacity >= 1 && capacity <= self.limits.capacity, "INVALID_ARGUMENT")?;
        self.room_for_endpoints(2)?;
        let queue = new_queue(capacity);
        let send = self.add_endpoint(owner, SEND | GRANT | REVOKE, &queue);
        let receive = self.add_endpoint(owner, RECEIVE | GRANT | REVOKE, &queue);
        self.endpoints.get_mut(&send.0).unwrap().other_end = receive.0;
        self.endpoints.get_mut(&receive.0).unwrap().other_end = send.0;
        Ok((send, receive))
    }

    // Send and receive

    fn send_message(&mut self, id: u64, message: Vec<u8>) -> Outcome<()> {
        self.initialized()?;
        let endpoint = self.known_endpoint(id)?;
        check(endpoint.directions & SEND != 0, "PERMISSION_DENIED")?;
        let mut queue = endpoint.queue.borrow_mut();
        check((queue.messages.len() as u64) < queue.capacity, "QUEUE_FULL")?;
        queue.messages.push_back(message);
        Ok(())
    }

    fn receive_message(&mut self, id: u64) -> Outcome<Vec<u8>> {
        self.initialized()?;
        let endpoint = self.known_endpoint(id)?;
        check(endpoint.directions & RECEIVE != 0, "PERMISSION_DENIED")?;
        let message = endpoint.queue.borrow_mut().messages.pop_front();
        message.ok_or("QUEUE_EMPTY")
    }

    fn send(&mut self, token: Token, message: Vec<u8>) -> Outcome<()> {
        self.initialized()?;
        self.current(token)?;
        check(token.has(SEND), "PERMISSION_DENIED")?;
        self.send_message(token.endpoint(), message)
    }

    fn receive(&mut self, token: Token) -> Outcome<Vec<u8>> {
        self.initialized()?;
        self.current(token)?;
        check(token.has(RECEIVE), "PERMISSION_DENIED")?;
        self.receive_message(token.endpoint())
    }

    fn has_message(&self, id: u64) -> Outcome<bool> {
        self.initialized()?;
        Ok(self.endpoints.get(&id).is_some_and(|endpoint|
            endpoint.directions & RECEIVE != 0 && !endpoint.queue.borrow().messages.is_empty()))
    }

    // Capabilities

    fn current(&self, token: Token) -> Outcome<&Endpoint> {
        check(token.0 != 0 && !token.reserved(), "INVALID_CAPABILITY")?;
        let endpoint = self.known_endpoint(token.endpoint())?;
        check(token.generation() == endpoint.generation, "INVALID_CAPABILITY")?;
        Ok(endpoint)
    }

    fn validate_capability(&self, pid: u64, token: Token) -> Outcome<()> {
        self.initialized()?;
        self.known_process(pid)?;
        let held = self.current(token)?.rights.get(&pid).copied().unwrap_or(0);
        check(token.rights() != 0 && token.rights() & !held == 0, "PERMISSION_DENIED")
    }

    fn grant_capability(&mut self, granter: u64, token: Token, grantee: u64, rights: u64) -> Outcome<Token> {
        self.validate_capability(granter, token)?;
        check(token.has(GRANT), "PERMISSION_DENIED")?;
        self.known_process(grantee)?;
        check(rights != 0 && rights & !ALL == 0, "INVALID_ARGUMENT")?;
        check(rights & !token.rights() == 0, "PERMISSION_DENIED")?;
        let endpoint = self.endpoints.get_mut(&token.endpoint()).unwrap();
        *endpoint.rights.entry(grantee).or_insert(0) |= rights;
        Ok(Token::of(token.endpoint(), token.generation(), rights))
    }

    fn revoke_capability(&mut self, pid: u64, token: Token) -> Outcome<Token> {
        self.validate_capability(pid, token)?;
        check(token.has(REVOKE), "PERMISSION_DENIED")?;
        let last = self.limits.generation;
        let endpoint = self.endpoints.get_mut(&token.endpoint()).unwrap();
        if endpoint.generation == last {
            let other_end = endpoint.other_end;
            self.endpoints.remove(&token.endpoint());
            self.endpoints.remove(&other_end);
            self.wake_if(|kernel, on| !kernel.endpoints.contains_key(&on));
            return Ok(Token(0));
        }
        endpoint.generation += 1;
        endpoint.rights = BTreeMap::from([(pid, token.rights())]);
        Ok(Token::of(token.endpoint(), endpoint.generation, token.rights()))
    }

    // Blocking and wakeup

    fn block_on_receive(&mut self, pid: u64, id: u64) -> Outcome<()> {
        self.initialized()?;
        self.known_process(pid)?;
        check(self.processes[&pid].is_none(), "INVALID_STATE")?;
        let endpoint = self.known_endpoint(id)?;
        check(endpoint.directions & RECEIVE != 0, "PERMISSION_DENIED")?;
        let queue = Rc::clone(&endpoint.queue);
        if queue.borrow().messages.is_empty() {
            queue.borrow_mut().waiters.push(pid);
            self.processes.insert(pid, Some(id));
            self.blocked.push(pid);
            self.ready.retain(|other| *other != pid);
            self.running = self.running.filter(|running| *running != pid);
        }
        Ok(())
    }

    fn notify_receivers(&mut self, id: u64) -> Outcome<Vec<u64>> {
        self.initialized()?;
        Ok(self.endpoints.get(&id).map_or(Vec::new(), |endpoint| std::mem::take(&mut endpoint.queue.borrow_mut().waiters)))
    }

    fn wake_process(&mut self, pid: u64) -> Outcome<()> {
        self.initialized()?;
        if self.blocked.contains(&pid) {
            self.make_ready(pid);
        }
        Ok(())
    }

    fn schedule_next(&mut self) -> Outcome<u64> {
        self.initialized()?;
        self.wake_if(|kernel, on| !kernel.endpoints[&on].queue.borrow().messages.is_empty());
        self.ready.extend(self.running);
        self.running = self.ready.pop_front();
        Ok(self.running.unwrap_or(0))
    }

    /// Wakes those whose endpoint is as asked for, in the order in which they blocked.
    fn wake_if(&mut self, applies: impl Fn(&Kernel, u64) -> bool) {
        for pid in self.blocked.clone() {
            if applies(self, self.processes[&pid].unwrap()) {
                self.make_ready(pid);
            }
        }
    }

    fn make_ready(&mut self, pid: u64) {
        self.leave_lists(pid);
        self.ready.push_back(pid);
    }

    fn leave_lists(&mut self, pid: u64) {
        self.blocked.retain(|other| *other != pid);
        if let Some(on) = self.processes.insert(pid, None).flatten() {
            if let Some(endpoint) = self.endpoints.get(&on) {
                endpoint.queue.borrow_mut().waiters.retain(|other| *other != pid);
            }
        }
    }
}

fn new_queue(capacity: u64) -> Rc<RefCell<Queue>> {
    Rc::new(RefCell::new(Queue { capacity, messages: VecDeque::new(), waiters: Vec::new() }))
}

fn message_small(bytes: &[u8]) -> Outcome<()> {
    check(bytes.len() <= SMALL_LIMIT, "MESSAGE_TOO_LARGE")
}

// The adapter

/// The text after `"name":` in the line, up to the end of the value. The oracle puts no spaces there.
fn field<'a>(line: &'a str, name: &str) -> &'a str {
    let key = format!("\"{}\":", name);
    let at = line.find(&key).unwrap_or_else(|| panic!("no {} in {}", name, line)) + key.len();
    let value = &line[at..];
    value[..value.find([',', '}']).unwrap()].trim_matches('"')
}

fn number(line: &str, name: &str) -> u64 {
    field(line, name).parse().unwrap()
}

fn token(line: &str) -> Token {
    Token(u64::from_str_radix(&field(line, "capability")[2..], 16).unwrap())
}

fn bytes(line: &str, name: &str) -> Vec<u8> {
    let digits = field(line, name);
    (0..digits.len() / 2).map(|i| u8::from_str_radix(&digits[2 * i..2 * i + 2], 16).unwrap()).collect()
}

/// Values as JSON.
trait Json {
    fn json(self) -> String;
}

impl Json for () {
    fn json(self) -> String { String::new() }
}
impl Json for u64 {
    fn json(self) -> String { self.to_string() }
}
impl Json for bool {
    fn json(self) -> String { self.to_string() }
}
impl Json for Token {
    fn json(self) -> String { format!("\"0x{:016x}\"", self.0) }
}
impl Json for Vec<u8> {
    fn json(self) -> String {
        format!("{{\"small\":\"{}\"}}", self.iter().map(|byte| format!("{:02x}", byte)).collect::<String>())
    }
}
impl Json for Vec<u64> {
    fn json(self) -> String {
        format!("[{}]", self.iter().map(u64::to_string).collect::<Vec<_>>().join(","))
    }
}
impl Json for (u64, Token) {
    fn json(self) -> String { format!("{{\"endpoint\":{},\"capability\":{}}}", self.0, self.1.json()) }
}
impl Json for ((u64, Token), (u64, Token)) {
    fn json(self) -> String {
        format!("{{\"sendEndpoint\":{},\"receiveEndpoint\":{},\"sendCapability\":{},\"receiveCapability\":{}}}",
            self.0.0, self.1.0, self.0.1.json(), self.1.1.json())
    }
}

fn value<T: Json>(outcome: Outcome<T>) -> Outcome<String> {
    outcome.map(Json::json)
}

fn make(kernel: &mut Kernel, line: &str) -> Outcome<String> {
    let n = |name: &str| number(line, name);
    match field(line, "call") {
        "init" => { kernel.initialized = true; Ok(String::new()) }
        "spawn" => value(kernel.spawn()),
        "terminate" => value(kernel.terminate(n("pid"))),
        "cleanup_process" => value(kernel.cleanup_process(n("pid"))),
        "create_endpoint" => value(kernel.create_endpoint(n("owner"))),
        "create_channel" => value(kernel.create_channel(n("owner"), n("capacity"))),
        "message_small" => value(message_small(&bytes(line, "bytes"))),
        "send_message" => value(kernel.send_message(n("endpoint"), bytes(line, "small"))),
        "receive_message" => value(kernel.receive_message(n("endpoint"))),
        "send" => value(kernel.send(token(line), bytes(line, "small"))),
        "receive" => value(kernel.receive(token(line))),
        "has_message" => value(kernel.has_message(n("endpoint"))),
        "validate_capability" => value(kernel.validate_capability(n("pid"), token(line))),
        "grant_capability" => value(kernel.grant_capability(n("granter"), token(line), n("grantee"), n("rights"))),
        "revoke_capability" => value(kernel.revoke_capability(n("pid"), token(line))),
        "block_on_receive" => value(kernel.block_on_receive(n("pid"), n("endpoint"))),
        "notify_receivers" => value(kernel.notify_receivers(n("endpoint"))),
        "wake_process" => value(kernel.wake_process(n("pid"))),
        "schedule_next" => value(kernel.schedule_next()),
        other => panic!("no call {}", other),
    }
}

/// Takes the limits that are wanted, and says so.
fn greet(line: &str) -> (Limits, String) {
    let n = |name: &str| number(line, name);
    let limits = Limits {
        processes: n("maxProcesses"),
        pids: n("maxPids"),
        endpoints: n("maxEndpoints"),
        endpoint_ids: n("maxEndpointIds"),
        default_capacity: n("defaultCapacity"),
        capacity: n("maxCapacity"),
        generation: n("maxGeneration"),
    };
    let wanted = &line[line.find("\"limits\":").unwrap()..];
    let answer = format!("{{\"hello\":\"veridian-ipc-testee\",\"version\":1,\"implementation\":\"the Rust kernel\",\
        \"groups\":[\"core\",\"channel\",\"capability\",\"blocking\"],\"reset\":true,{}", wanted);
    (limits, answer)
}

fn main() {
    let mut limits = Limits::default();
    let mut kernel = Kernel::default();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let answer = if line.starts_with("{\"hello\"") {
            let (wanted, answer) = greet(&line);
            limits = wanted;
            kernel = Kernel::new(&limits);
            answer
        } else if line.starts_with("{\"reset\"") {
            kernel = Kernel::new(&limits);
            line
        } else {
            let step = field(&line, "step");
            match make(&mut kernel, &line) {
                Ok(value) if value.is_empty() => format!("{{\"step\":{},\"result\":\"OK\"}}", step),
                Ok(value) => format!("{{\"step\":{},\"result\":\"OK\",\"value\":{}}}", step, value),
                Err(error) => format!("{{\"step\":{},\"result\":\"{}\"}}", step, error),
            }
        };
        writeln!(out, "{}", answer).unwrap();
        out.flush().unwrap();
    }
}
