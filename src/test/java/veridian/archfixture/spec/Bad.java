package veridian.archfixture.spec;

import veridian.archfixture.report.Bad2;

/** Breaks: imports the report; and TLC from outside its place. */
public final class Bad {
    Bad2 report;
    tlc2.util.Context context;
}
