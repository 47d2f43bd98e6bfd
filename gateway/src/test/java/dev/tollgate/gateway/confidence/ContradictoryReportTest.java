package dev.tollgate.gateway.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that say one thing and show another, or say what cannot be. */
class ContradictoryReportTest {
    private static final String CASE = "<testcase name='a'/>";

    private static List<SuiteResult> junit(String xml) throws UnreadableReport {
        return JunitXml.read(xml.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static String suite(String name, String inside) {
        return "<testsuite name='" + name + "'>" + inside + "</testsuite>";
    }

    private static boolean isWhole(SuiteResult suite) {
        return suite.failed() == 0 && suite.statedTests() == suite.tests();
    }

    @Test
    void a_setup_that_broke_outside_of_any_case_counts_for_every_suite_around_it() throws UnreadableReport {
        assertThat(junit(suite("outer", CASE + suite("inner", CASE + "<error message='setup broke'/>"))))
                .containsExactly(
                        new SuiteResult("outer", 2, 2, 0, 1, 0, List.of("(outside of any test case)")),
                        new SuiteResult("inner", 1, 1, 0, 1, 0, List.of("(outside of any test case)")));
        assertThat(junit(suite("a", CASE + "<failure/>")).getFirst().failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testsuites tests='5' failures='3'>%s</testsuites>",
                "<testsuites tests='3'>%s</testsuites>",
                "<testsuites failures='1'>%s</testsuites>",
                "<testsuites errors='1'>%s</testsuites>",
                "<testsuites>%s<error/></testsuites>",
                "<testsuites>%s<testcase name='x'><failure/></testcase></testsuites>"
            })
    void what_no_suite_accounts_for_makes_all_suites_incomplete(String report) throws UnreadableReport {
        assertThat(junit(report.formatted(suite("a", CASE) + suite("b", CASE))))
                .hasSize(2)
                .allMatch(suite -> suite.statedTests() > suite.tests());
    }

    @Test
    void what_a_nested_suite_states_and_does_not_show_is_missing_in_the_outer_one_too() throws UnreadableReport {
        String nested = "<testsuite name='inner' tests='4' failures='2' errors='1'/>";
        assertThat(junit(suite("outer", CASE + nested)).getFirst())
                .isEqualTo(new SuiteResult("outer", 1, 5, 2, 1, 0, List.of()));
    }

    @Test
    void one_shard_that_shows_more_does_not_hide_what_another_leaves_out() throws UnreadableReport {
        String shards = "<testsuite name='a' tests='3'>" + CASE + "</testsuite>" + suite("a", CASE + CASE);
        assertThat(junit("<testsuites>" + shards + "</testsuites>").getFirst())
                .isEqualTo(new SuiteResult("a", 3, 5, 0, 0, 0, List.of()));
    }

    @Test
    void a_case_inside_a_case_does_not_undo_its_failure() throws UnreadableReport {
        assertThat(junit(suite("a", "<testcase name='x'><failure/>" + CASE + "</testcase>"))
                        .getFirst()
                        .failures())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Surefire
                "<testsuite name='a' tests='2' errors='0' skipped='1' failures='0'><properties/><testcase name='x'/>"
                        + "<testcase name='y'><skipped/></testcase></testsuite>",
                // Surefire, with a test that passed at its second try
                "<testsuite name='a' tests='1' errors='0' skipped='0' failures='0' flakes='1'>"
                        + "<testcase name='x'><flakyFailure><stackTrace/></flakyFailure></testcase></testsuite>",
                // pytest
                "<testsuites name='pytest tests'><testsuite name='a' errors='0' failures='0' skipped='1' tests='2'>"
                        + "<testcase name='x'/><testcase name='y'><skipped/></testcase></testsuite></testsuites>",
                // jest-junit
                "<testsuites name='jest tests' tests='3' failures='0' errors='0' time='1.2'><testsuite name='a'"
                        + " errors='0' failures='0' skipped='0' tests='1'><testcase name='x'/></testsuite>"
                        + "<testsuite name='b' errors='0' failures='0' skipped='0' tests='2'><testcase name='y'/>"
                        + "<testcase name='z'/></testsuite></testsuites>",
                // PHPUnit: the outer suite sums up the inner ones
                "<testsuites><testsuite name='a' tests='2' failures='0'><testsuite name='b' tests='1'>"
                        + "<testcase name='x'/></testsuite><testsuite name='c' tests='1'><testcase name='y'/>"
                        + "</testsuite></testsuite></testsuites>",
                // node: cases directly below the root
                "<testsuites><testcase name='x'/><testsuite name='a' tests='1'><testcase name='y'/></testsuite>"
                        + "</testsuites>"
            })
    void a_genuine_report_stays_whole(String report) throws UnreadableReport {
        assertThat(junit(report)).isNotEmpty().allMatch(ContradictoryReportTest::isWhole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testsuite name='a'\n failures='2000001'/>",
                "<testsuites\n tests='999999999'/>",
                "<testsuites><testsuite name='a' errors='2000000'/>\n<testsuite name='a' errors='1'/></testsuites>",
                "<testsuite name='a'>\n<testsuite name='b' tests='2000000'/><testcase name='x'/></testsuite>"
            })
    void a_count_that_no_report_can_show_is_refused_with_its_place(String report) {
        assertThatThrownBy(() -> junit(report))
                .isInstanceOfSatisfying(
                        UnreadableReport.class, told -> assertThat(told.line()).isEqualTo(2));
    }

    @Test
    void conditions_that_add_up_to_more_than_any_file_has_are_refused() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 2_200; i++) {
            lines.append("<line number='" + i + "' hits='1' branch='true' condition-coverage='(999999/999999)'/>");
        }
        String report = "<coverage><class filename='a'><lines>" + lines + "</lines></class></coverage>";
        assertThatThrownBy(() -> CoverageXml.read(report.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableReport.class);
    }

    @Test
    void rows_that_were_stored_before_there_was_a_limit_are_still_added_up() {
        int most = Integer.MAX_VALUE;
        assertThat(new SuiteResult("a", 1, 1, most, most, 0, List.of()).failed())
                .isEqualTo(2L * most);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>",
                "<!DOCTYPE a [<!ENTITY unused 'x'>]>",
                "<!DOCTYPE a SYSTEM 'x' []>",
                "<!-- c --><?p i?>\n<!DOCTYPE a PUBLIC '>' \"'[\" [<!ELEMENT a ANY>]>",
                "<!DOCTYPE a SYSTEM 'x'><!DOCTYPE a [<!ENTITY unused 'x'>]>"
            })
    void declarations_are_refused_also_when_nothing_uses_them(String doctype) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThatThrownBy(() -> JunitXml.read((doctype + suite("a", CASE)).getBytes(charset), Optional.empty()))
                    .isInstanceOf(UnreadableReport.class);
        }
    }

    @Test
    void a_doctype_that_only_the_parser_can_decode_is_refused() {
        byte[] report = ("<?xml version='1.0' encoding='IBM037'?><!DOCTYPE a [<!ENTITY unused 'x'>]>"
                        + suite("a", CASE))
                .getBytes(Charset.forName("IBM037"));
        assertThatThrownBy(() -> JunitXml.read(report, Optional.empty())).isInstanceOf(UnreadableReport.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a SYSTEM \"x\"><testsuite name=\"balance-&f;page\"><testcase name='a'/></testsuite>",
                "<testsuite name=\"balance-&f;page\"><testcase name='a'/></testsuite>",
                "<!DOCTYPE a SYSTEM \"x\"><testsuite name='a'><testcase name='a'>&f;</testcase></testsuite>"
            })
    void an_entity_that_nobody_declared_is_refused_and_not_left_out(String report) {
        assertThatThrownBy(() -> junit(report)).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void a_doctype_without_declarations_and_the_entities_of_xml_itself_are_read_in_any_usual_encoding()
            throws UnreadableReport {
        String report = "<!-- [ --><!DOCTYPE report PUBLIC \"-//JACOCO//DTD Report 1.1//EN\"\n \"report[1].dtd\">"
                + suite("&lt;&#65;&amp;&apos;é", CASE);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            assertThat(JunitXml.read(report.getBytes(charset), Optional.empty()))
                    .as(charset.name())
                    .extracting(SuiteResult::name)
                    .containsExactly("<A&'é");
        }
    }
}
