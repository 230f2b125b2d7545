using System.Globalization;
using System.Text.RegularExpressions;
using ScsLabs.Cli.Reporting;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Tests.Reporting;

/// <summary>The page: what it holds, and that no text of anybody's becomes markup.</summary>
public sealed partial class HtmlReportTests
{
    private static readonly string Page = HtmlReport.Of(Samples.Report(Samples.Lab()), Language.English);

    [Fact]
    public void A_text_of_the_world_is_text_wherever_it_stands()
    {
        Page.ShouldNotContain("<script", Case.Insensitive);
        Page.ShouldNotContain("<img", Case.Insensitive);
        Page.ShouldContain("&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;");
        Page.ShouldNotContain("\u202E");
        Page.ShouldNotContain("\0");
        Page.ShouldContain("safe\uFFFDtxt.exe");
    }

    [Fact]
    public void Every_element_that_is_opened_is_closed_in_its_place()
    {
        var open = new Stack<string>();
        foreach (Match tag in Tags.Matches(Style.Replace(Page, "")))
        {
            var name = tag.Groups["name"].Value;
            if (name is "meta")
            {
                continue;
            }

            if (tag.Groups["end"].Success)
            {
                open.Pop().ShouldBe(name);
            }
            else
            {
                open.Push(name);
            }
        }

        open.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_loaded_and_no_style_but_its_own_is_allowed()
    {
        Page.ShouldContain("default-src &#39;none&#39;; style-src &#39;sha256-");
        Page.ShouldNotContain("unsafe-inline");
        Page.ShouldNotContain(" style=");
        Page.ShouldNotContain("://");
    }

    [Fact]
    public void Headings_are_in_order_and_ids_are_unique_and_what_refers_to_them_finds_them()
    {
        var levels = Headings.Matches(Page).Select(match => int.Parse(match.Groups["level"].Value, CultureInfo.InvariantCulture)).ToList();
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);

        var ids = Ids.Matches(Page).Select(match => match.Groups["id"].Value).ToList();
        ids.ShouldBeUnique();
        References.Matches(Page).SelectMany(match => match.Groups["ids"].Value.Split(' ')).Except(ids).ShouldBeEmpty();
    }

    [Fact]
    public void A_lab_is_told_with_its_facts_checks_evidence_proofs_and_capabilities()
    {
        foreach (var told in (string[])[
            "09 Secrets &amp; keys", "Identity and Access Management", "about 75 minutes, intermediate", "your answer (Exercise.cs)", "✗ failed", "– skipped", "✗ implicitly denied", "Nearest statement",
            "Allow of read, statement Only (an identity-based policy): Resource [a] doesn&#39;t name b", "✗ the connection is blocked", "no rule of the security groups of", "2 mutants of the solution were tried; 2 were caught.", "✓ yes: was refused", "may do everything looked at", "3 more are left out"])
        {
            Page.ShouldContain(told);
        }
    }

    [Fact]
    public void What_is_new_or_differs_after_the_answer_is_marked_in_words()
    {
        var after = Page[Page.IndexOf("After the answer</h4>", StringComparison.Ordinal)..];

        after.ShouldContain(">new</text>");
        after.ShouldContain(">changed</text>");
        after.ShouldContain("<span class=\"mark\">new</span>");
        Page[..Page.IndexOf("After the answer</h4>", StringComparison.Ordinal)].ShouldNotContain(">changed</text>");
    }

    [Fact]
    public void In_Japanese_the_page_s_own_texts_are_Japanese()
    {
        var page = HtmlReport.Of(Samples.Report(Samples.Lab()), Language.Japanese);

        page.ShouldContain("<html lang=\"ja\">");
        page.ShouldContain("解答の後");
        page.ShouldContain("✗ 暗黙的な拒否");
        page.ShouldContain("read のステートメント Only");
        page.ShouldNotContain("Before the answer");
    }

    [Fact]
    public void Where_the_backend_shows_nothing_the_page_says_so()
    {
        var lab = Samples.Lab(Verdict.Passed) with { Pictures = null, Proofs = null, Manifest = null, Variant = null, Backend = null };

        var page = HtmlReport.Of(Samples.Report(lab), Language.English);

        page.ShouldContain("only the embedded backend shows its world");
        page.ShouldContain("No proofs ran");
        page.ShouldContain("Lab09.Secrets");
    }

    [Fact]
    public void Evidence_of_another_form_is_left_out_and_breaks_nothing()
    {
        var odd = System.Text.Json.JsonDocument.Parse("""[1, "x", {}, {"asks": 3, "parameters": [], "forward": {"a": 1}, "obstacles": [1]}]""").RootElement.EnumerateArray().ToList();
        var lab = Samples.Lab();

        Should.NotThrow(() => HtmlReport.Of(Samples.Report(lab with { Checks = [lab.Checks[0] with { Calls = odd, Paths = odd }] }), Language.English));
    }

    [Fact]
    public void A_call_that_a_service_made_is_told_within_the_call_that_it_was_made_for()
    {
        var calls = System.Text.Json.JsonDocument.Parse("""[{"requestId":"2","outerRequestId":"1","service":"kms","operation":"Decrypt"},{"requestId":"1","service":"ssm","operation":"GetParameter"},{"requestId":"3","outerRequestId":"3","service":"odd","operation":"Loop"}]""").RootElement.EnumerateArray().ToList();
        var lab = Samples.Lab();

        var page = HtmlReport.Of(Samples.Report(lab with { Checks = [lab.Checks[0] with { Calls = calls }] }), Language.English);

        page.IndexOf("ssm:GetParameter</code>", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("kms:Decrypt</code>", StringComparison.Ordinal));
        page.ShouldContain("Calls that the service made within it");
        page.ShouldNotContain("odd:Loop");
    }

    [Theory]
    [InlineData("text", "surface")]
    [InlineData("text", "page")]
    [InlineData("text", "raised")]
    [InlineData("quiet", "surface")]
    [InlineData("quiet", "page")]
    [InlineData("quiet", "raised")]
    [InlineData("accent", "surface")]
    [InlineData("accent", "page")]
    [InlineData("page", "accent")]
    [InlineData("accent", "mark-bg")]
    [InlineData("passed", "passed-bg")]
    [InlineData("failed", "failed-bg")]
    [InlineData("skipped", "skipped-bg")]
    public void Texts_contrast_with_what_is_behind_them_in_both_themes(string text, string behind)
    {
        var themes = Page.Split("@media (prefers-color-scheme: dark)");

        foreach (var theme in themes)
        {
            Contrast(Colour(theme, text), Colour(theme, behind)).ShouldBeGreaterThanOrEqualTo(4.5);
        }
    }

    private static (double, double, double) Colour(string theme, string name)
    {
        var hex = Regex.Match(theme, $"--{name}: #(?<hex>[0-9a-f]{{6}})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["hex"].Value;
        return (Part(0), Part(2), Part(4));

        double Part(int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    private static double Contrast((double, double, double) one, (double, double, double) other)
    {
        var (a, b) = (Light(one), Light(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

        static double Light((double R, double G, double B) colour) => (0.2126 * colour.R) + (0.7152 * colour.G) + (0.0722 * colour.B);
    }

    [GeneratedRegex("<(?<end>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags { get; }

    [GeneratedRegex("<style>.*?</style>|<!doctype html>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Style { get; }

    [GeneratedRegex("<h(?<level>[1-6])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Headings { get; }

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids { get; }

    [GeneratedRegex("(aria-labelledby=\"|href=\"#|url\\(#)(?<ids>[^\")]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex References { get; }
}
