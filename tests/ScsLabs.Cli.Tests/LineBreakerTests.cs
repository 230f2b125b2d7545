using Spectre.Console;

namespace ScsLabs.Cli.Tests;

/// <summary>Lines are broken at the width in both languages, by the rules of each.</summary>
public sealed class LineBreakerTests
{
    private const string English = "The bucket policy of reports lets everybody list it, which (as the guide says) nobody needs: mend it.";
    private const string Japanese = "アカウント A のバケット reports は、バケットポリシー(ステートメント Share)によって「誰でも一覧を取得できる」状態です。課題 1 で直してください。";

    [Theory]
    [InlineData(40, English)]
    [InlineData(60, English)]
    [InlineData(80, English)]
    [InlineData(40, Japanese)]
    [InlineData(60, Japanese)]
    [InlineData(80, Japanese)]
    public void Every_line_fits_the_width_uses_it_and_nothing_is_lost(int width, string text)
    {
        var lines = LineBreaker.Break(text, width);

        lines.ShouldAllBe(line => LineBreaker.Cells(line) <= width);
        lines.SkipLast(1).ShouldAllBe(line => LineBreaker.Cells(line) > width - 12);
        string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void No_line_begins_or_ends_with_what_may_not(int width)
    {
        for (var shift = 0; shift < 20; shift++)
        {
            var lines = LineBreaker.Break(new string('あ', shift) + Japanese, width);

            lines.ShouldAllBe(line => !"、。)」ー".Contains(line.First()) && !"(「".Contains(line.Last()));
        }
    }

    [Fact]
    public void Lines_are_broken_between_Japanese_characters_and_beside_Latin_words_but_not_within_these()
    {
        LineBreaker.Break("ラボを実行してください", 10).ShouldBe(["ラボを実行", "してくださ", "い"]);
        LineBreaker.Break("解答をGetObjectで", 12).ShouldBe(["解答を", "GetObjectで"]);
        LineBreaker.Break("設定は、「高」です", 8).ShouldBe(["設定は、", "「高」で", "す"]);
        LineBreaker.Break("one two three", 7).ShouldBe(["one two", "three"]);
        LineBreaker.Break("arn:aws:iam::1 x", 5).ShouldBe(["arn:a", "ws:ia", "m::1", "x"]);
        LineBreaker.Break("", 5).ShouldBe([""]);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void A_screen_breaks_what_it_writes_and_indents_each_line(int width)
    {
        using var written = new StringWriter();
        var screen = new Screen(ConsoleOf(written, width));

        screen.Line(Japanese, Screen.Green, indent: 4);
        screen.Named("exec", 6, Japanese);

        var lines = written.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        lines.ShouldAllBe(line => LineBreaker.Cells(line) <= width && line == line.TrimEnd());
        lines.TakeWhile(line => !line.StartsWith("  exec", StringComparison.Ordinal)).ShouldAllBe(line => line.StartsWith("    ", StringComparison.Ordinal) && line[4] != ' ');
        lines.SkipWhile(line => !line.StartsWith("  exec", StringComparison.Ordinal)).Skip(1).ShouldAllBe(line => line.StartsWith("          ", StringComparison.Ordinal) && line[10] != ' ');
    }

    [Fact]
    public void On_a_narrow_screen_what_is_told_of_a_name_stands_below_it()
    {
        using var written = new StringWriter();

        new Screen(ConsoleOf(written, 40)).Named("kms-behind-securestring", 24, "yes, KMS opened it");

        written.ToString().ReplaceLineEndings("\n").ShouldBe("  kms-behind-securestring\n      yes, KMS opened it\n");
    }

    private static IAnsiConsole ConsoleOf(TextWriter written, int width) =>
        AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new SmallCourse.Out(written, width, isTerminal: true) });
}
