using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ScsLabs.Harness.Results;

namespace ScsLabs.Cli.Reporting;

/// <summary>The results as JUnit XML: a suite for each lab, a case for each check and each proof.</summary>
internal static class JUnitReport
{
    public static string Of(Report report)
    {
        var suites = report.Labs.Select(SuiteOf).Concat(report.Unreadable.Select(WithoutResults)).ToList();
        var document = new XElement(
            "testsuites",
            new XAttribute("name", "ScsLabs"),
            Sum("tests"),
            Sum("failures"),
            Sum("skipped"),
            Sum("errors"),
            new XAttribute("time", Seconds(report.Labs.Sum(lab => lab.Seconds))),
            suites);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n";

        XAttribute Sum(string name) => new(name, suites.Sum(suite => (int)suite.Attribute(name)!));
    }

    private static XElement SuiteOf(LabResults lab)
    {
        List<(Verdict Verdict, XElement Case)> cases =
        [
            .. lab.Checks.OrderBy(check => check.Task).Select(check => (check.Verdict, CaseOf(lab, $"Task {check.Task}: {check.Title.En}", check.Verdict, check.Told, check.Seconds))),
            .. (lab.Proofs ?? []).Select(proof => (proof.Verdict, CaseOf(lab, $"Proof: {proof.Name.Replace('_', ' ')}", proof.Verdict, proof.Told, proof.Seconds))),
        ];
        return new(
            "testsuite",
            new XAttribute("name", Valid(lab.Lab)),
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Count(one => one.Verdict == Verdict.Failed)),
            new XAttribute("skipped", cases.Count(one => one.Verdict == Verdict.Skipped)),
            new XAttribute("errors", cases.Count(one => one.Verdict == Verdict.NotRun)),
            new XAttribute("time", Seconds(lab.Seconds)),
            new XAttribute("timestamp", lab.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)),
            cases.Select(one => one.Case));
    }

    /// <summary>The suite of a lab that left no results.</summary>
    private static XElement WithoutResults(string file) => new(
        "testsuite",
        new XAttribute("name", Valid(Path.GetFileNameWithoutExtension(file))),
        new XAttribute("tests", 1),
        new XAttribute("failures", 0),
        new XAttribute("skipped", 0),
        new XAttribute("errors", 1),
        new XElement("testcase", new XAttribute("classname", Valid(Path.GetFileNameWithoutExtension(file))), new XAttribute("name", "Results"), new XElement("error", new XAttribute("message", "no results that can be read"))));

    private static XElement CaseOf(LabResults lab, string name, Verdict verdict, string told, double seconds) => new(
        "testcase",
        new XAttribute("classname", Valid(lab.Lab)),
        new XAttribute("name", Valid(name)),
        new XAttribute("time", Seconds(seconds)),
        verdict switch
        {
            Verdict.Failed => new XElement("failure", new XAttribute("message", Valid(told.Split('\n')[0])), Valid(told)),
            Verdict.Skipped => new XElement("skipped", new XAttribute("message", Valid(told))),
            Verdict.NotRun => new XElement("error", new XAttribute("message", "not run")),
            _ => null,
        });

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>The text without what XML can't hold, such as most control characters.</summary>
    private static string Valid(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            valid.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return valid.ToString();
    }
}
