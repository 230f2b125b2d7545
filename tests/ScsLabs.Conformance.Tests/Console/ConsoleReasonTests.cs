using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScsLabs.Policy;
using ScsLabs.Policy.Tests;
using ScsLabs.Services;

namespace ScsLabs.Conformance.Tests;

/// <summary>The reasons of decisions, as the console tells them in a real browser.</summary>
public sealed partial class ConsoleReasonTests(ConsoleBrowser browser)
{
    /// <summary>Tells the reasons of a call's decisions, and why statements don't match.</summary>
    private const string Told = """
        async (call) => {
          const { reason, whyNot } = await import("/_scslabs/assets/reasons.js");
          return JSON.parse(call).asks.flatMap((ask) => [reason(ask), ...ask.statements.filter((one) => !one.matched).map((one) => whyNot(one.mismatch))]);
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every reason and every mismatch of the engine's is told in Japanese, and in English in the engine's words.</summary>
    [Fact]
    public async Task Reasons_are_told_in_the_page_s_language()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var console = await browser.OpenAsync(emulator, locale: "ja-JP");
        var page = await console.ShowAsync("calls");
        var asks = EveryDecision.Cases.Select(one => new DecidedAsk(one.Request, one.Policies, PolicyEngine.Evaluate(one.Request, one.Policies))).ToList();
        var call = CallJson.ElementOf(new() { RequestId = "r", At = default, Service = "s3", Operation = "o", Region = "us-east-1", Asks = asks }).GetRawText();

        var japanese = await page.EvaluateAsync<string[]>(Told, call);
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        var english = await page.EvaluateAsync<string[]>(Told, call);

        english.ShouldBe(asks.Select(ask => ask.Explain()).SelectMany(decision => decision.Trace.Select(statement => statement.WhyNot).OfType<string>().Prepend(decision.Because)).Select(clause => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}."));
        japanese.ShouldAllBe(text => Japanese.IsMatch(text) && !English.IsMatch(text));
        english.Zip(japanese).Distinct().Where(pair => Samples.ContainsKey(pair.First)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal).ShouldBe(Samples, ignoreOrder: true);
    }

    /// <summary>A sentence in English for each form that there is, with its Japanese.</summary>
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["Because sts:GetCallerIdentity needs no permission."] = "sts:GetCallerIdentity にはアクセス許可が不要です。",
        ["Because the account's root user needs no policy that allows s3:GetObject."] = "アカウントのルートユーザーには、s3:GetObject を許可するポリシーが不要です。",
        ["Because a grant on the key allows the kms:Decrypt action."] = "キーのグラントが kms:Decrypt アクションを許可しています。",
        ["Because an identity-based policy allows the s3:GetObject action: Identity, statement 1."] = "ID ベースのポリシーが s3:GetObject アクションを許可しています: Identity のステートメント 1。",
        ["Because an identity-based policy allows the kms:Decrypt action: Identity, statement 1, and a resource-based policy does: Resource, statement Enable."] = "ID ベースのポリシーと、リソースベースのポリシーが kms:Decrypt アクションを許可しています: Identity のステートメント 1 と、Resource のステートメント Enable。",
        ["Because an access control list allows the s3:GetObject action, and an identity-based policy does: Identity, statement 1."] = "アクセスコントロールリストと、ID ベースのポリシーが s3:GetObject アクションを許可しています: Identity のステートメント 1。",
        ["Because an access control list allows the s3:GetObject action."] = "アクセスコントロールリストが s3:GetObject アクションを許可しています。",
        ["Because public access is restricted by the RestrictPublicBuckets setting in S3 Block Public Access."] = "S3 ブロックパブリックアクセスの RestrictPublicBuckets 設定が、パブリックアクセスを制限しています。",
        ["With an explicit deny in a service control policy."] = "サービスコントロールポリシーによる明示的な拒否です。",
        ["Because no permissions boundary allows the s3:GetObject action."] = "アクセス許可の境界に、s3:GetObject アクションを許可するものがありません。",
        ["Action [s3:Put*, ec2:*] doesn't name s3:GetObject."] = "Action [s3:Put*, ec2:*] は s3:GetObject を指定していません。",
        ["NotResource [*] leaves out arn:aws:s3:::data/a."] = "NotResource [*] は arn:aws:s3:::data/a を除いています。",
        ["StringEquals aws:PrincipalTag/t wants [a, b], the request has [red]."] = "StringEquals aws:PrincipalTag/t の条件は [a, b] ですが、リクエストの値は [red] です。",
        ["ForAnyValue:StringLike aws:TagKeys wants [a*], the request has no value."] = "ForAnyValue:StringLike aws:TagKeys の条件は [a*] ですが、リクエストには値がありません。",
        ["StringEquals aws:ChatbotSourceArn wants [x], this emulator doesn't compute that key."] = "StringEquals aws:ChatbotSourceArn の条件は [x] ですが、このエミュレーターはそのキーに対応していません。",
        ["A statement of a key policy without Resource has no effect."] = "キーポリシーの、Resource のないステートメントは無効です。",
        ["The request's encryption context isn't what the grant's constraints want."] = "リクエストの暗号化コンテキストが、グラントの制約を満たしていません。",
        ["WRITE doesn't allow 222222222222 s3:GetObject on arn:aws:s3:::data/a."] = "WRITE は、222222222222 に arn:aws:s3:::data/a への s3:GetObject を許可していません。",
        ["IgnorePublicAcls ignores what is granted to AllUsers."] = "IgnorePublicAcls により、AllUsers への許可は無視されます。",
    };

    /// <summary>Kana or kanji.</summary>
    [GeneratedRegex("[\u3041-\u30ff\u4e00-\u9fff]", RegexOptions.None, 1000)]
    private static partial Regex Japanese { get; }

    /// <summary>Two words in lower case, as in sentences and not in names.</summary>
    [GeneratedRegex(@"\b[a-z']+ [a-z']+\b", RegexOptions.None, 1000)]
    private static partial Regex English { get; }
}
