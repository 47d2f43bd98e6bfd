package dev.tollgate.gateway.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportXmlTest {
    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static List<SuiteResult> junit(String xml) throws UnreadableReport {
        return JunitXml.read(bytes(xml), Optional.empty());
    }

    @Test
    void a_junit_report_is_counted_case_by_case() throws UnreadableReport {
        assertThat(junit("""
                <?xml version="1.0"?>
                <testsuites><testsuite name="a" tests="4" failures="1" errors="1" skipped="1">
                  <properties><property name="x" value="y"/></properties>
                  <testcase classname="C" name="ok"/>
                  <testcase classname="C" name="bad"><failure message="m">trace</failure></testcase>
                  <testcase name="broken"><error/></testcase>
                  <testcase name="left out"><skipped/></testcase>
                </testsuite><testsuite name="b"><testcase name="one"/></testsuite></testsuites>"""))
                .containsExactly(
                        new SuiteResult("a", 4, 4, 1, 1, 1, List.of("C.bad", "broken")),
                        new SuiteResult("b", 1, 1, 0, 0, 0, List.of()));
    }

    @Test
    void missing_is_not_good_where_a_report_contradicts_itself_the_worse_count_holds() throws UnreadableReport {
        SuiteResult suite = junit("<testsuite name='a' tests='12' failures='2'><testcase name='x'/></testsuite>")
                .getFirst();
        assertThat(suite.failures()).isEqualTo(2);
        assertThat(suite.tests()).isEqualTo(1);
        assertThat(suite.statedTests()).isEqualTo(12);
    }

    @Test
    void nested_suites_count_for_each_suite_around_them_and_shards_add_up() throws UnreadableReport {
        assertThat(junit(
                        "<testsuites><testsuite name='a'><testsuite name='b'><testcase name='x'/></testsuite></testsuite>"
                                + "<testsuite name='a'><testcase name='y'/></testsuite></testsuites>"))
                .extracting(SuiteResult::name, SuiteResult::tests)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", 2), org.assertj.core.groups.Tuple.tuple("b", 1));
    }

    @Test
    void an_override_counts_all_suites_as_one() throws UnreadableReport {
        assertThat(JunitXml.read(
                        bytes("<testsuites><testsuite name='a'><testcase name='x'/></testsuite>"
                                + "<testsuite><testcase name='y'/></testsuite></testsuites>"),
                        Optional.of("critical-backend")))
                .containsExactly(new SuiteResult("critical-backend", 2, 2, 0, 0, 0, List.of()));
    }

    @Test
    void jacoco_is_read_by_the_counters_of_its_source_files_and_its_doctype_is_passed_over() throws UnreadableReport {
        CoverageReport report = CoverageXml.read(bytes("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
                <report name="x"><sessioninfo id="i" start="1" dump="2"/><package name="a/b">
                  <class name="a/b/C" sourcefilename="C.java"><method name="m" desc="()V"><counter type="LINE" missed="9" covered="9"/></method>
                    <counter type="LINE" missed="9" covered="9"/></class>
                  <sourcefile name="C.java"><line nr="1" mi="0" ci="1" mb="0" cb="0"/>
                    <counter type="INSTRUCTION" missed="5" covered="5"/><counter type="BRANCH" missed="1" covered="3"/>
                    <counter type="LINE" missed="2" covered="8"/></sourcefile>
                  <counter type="LINE" missed="2" covered="8"/></package><counter type="LINE" missed="2" covered="8"/></report>"""));
        assertThat(report.format()).isEqualTo(CoverageReport.Format.JACOCO);
        assertThat(report.modules()).containsExactly(new ModuleCoverage("a/b/C.java", 8, 10, 3, 4));
    }

    @Test
    void cobertura_is_read_line_by_line_and_methods_are_not_counted_twice() throws UnreadableReport {
        CoverageReport report = CoverageXml.read(bytes("""
                <?xml version="1.0" ?>
                <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
                <coverage line-rate="0.5"><packages><package name="p"><classes>
                  <class name="billing.py" filename="app/routers/billing.py"><methods><method name="m"><lines><line number="1" hits="1"/></lines></method></methods>
                    <lines><line number="1" hits="1"/><line number="2" hits="0" branch="true" condition-coverage="50% (1/2)" missing-branches="3"/></lines></class>
                  <class name="Inner" filename="app/routers/billing.py"><lines><line number="2" hits="3"/><line number="7" hits="0"/></lines></class>
                </classes></package></packages></coverage>"""));
        assertThat(report.modules()).containsExactly(new ModuleCoverage("app/routers/billing.py", 2, 3, 1, 2));
        assertThat(report.modules().getFirst().isAt("routers/billing.py")).isTrue();
        assertThat(report.modules().getFirst().isAt("ers/billing.py")).isFalse();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                "not xml",
                "<testsuites>",
                "<testsuite name='a'><testcase></testsuite>",
                "<html/>",
                "<testsuites/>",
                "<testsuite name='a' tests='-1'/>",
                "<testsuite name='a' tests='99999999999'/>",
                "<testsuite/>",
                "<!DOCTYPE t [<!ENTITY a 'b'>]><testsuite name='a'><testcase name='x'>&a;</testcase></testsuite>",
                "<!DOCTYPE t [<!ENTITY a 'b'>]><testsuite name='&a;'/>",
                "<!DOCTYPE t [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><testsuite name='a'>&a;</testsuite>",
                "<!DOCTYPE t [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
                        + "<testsuite name='a'>&c;</testsuite>",
                "<!DOCTYPE t SYSTEM 'file:///etc/hostname'><testsuite name='a'>&undeclared;</testsuite>",
                "<testsuite name='a'>" + "<x>".repeat(100) + "</x>".repeat(100) + "</testsuite>");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_or_broken_report_is_refused(String xml) {
        assertThatThrownBy(() -> junit(xml)).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void a_mistake_is_told_with_its_line_and_column_and_without_the_documents_words() {
        assertThatThrownBy(() -> junit("<testsuite name='a'>\n<secret-word></oops></testsuite>"))
                .isInstanceOfSatisfying(UnreadableReport.class, told -> {
                    assertThat(told.line()).isEqualTo(2);
                    assertThat(told.column()).isPositive();
                    assertThat(told.reason()).isEqualTo("is not well-formed XML");
                });
    }

    static Stream<String> wrongCoverage() {
        return Stream.of(
                "<testsuite name='a'/>",
                "<report name='x'/>",
                "<coverage><packages/></coverage>",
                "<report><package name='a'><sourcefile name='C'><counter type='LINE' missed='x' covered='1'/></sourcefile></package></report>",
                "<report><package name='a'><sourcefile name='C'/><sourcefile name='C'/></package></report>",
                "<coverage><class filename='a'><lines><line number='1' hits='1' branch='true'/></lines></class></coverage>",
                "<coverage><class filename='a'><lines><line number='1' hits='1' branch='true' condition-coverage='(3/2)'/></lines></class></coverage>");
    }

    @ParameterizedTest
    @MethodSource("wrongCoverage")
    void coverage_that_cannot_be_counted_is_refused_and_not_guessed(String xml) {
        assertThatThrownBy(() -> CoverageXml.read(bytes(xml))).isInstanceOf(UnreadableReport.class);
    }
}
