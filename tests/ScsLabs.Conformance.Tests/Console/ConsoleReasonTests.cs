using Microsoft.Playwright;

namespace ScsLabs.Conformance.Tests;

/// <summary>The emulator's sentences about decisions, as the console tells them in a real browser.</summary>
public sealed class ConsoleReasonTests(ConsoleBrowser browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The emulator's sentences are told in Japanese, and in English as they are.</summary>
    [Fact]
    public async Task Reasons_are_told_in_the_page_s_language()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var console = await browser.OpenAsync(emulator, locale: "ja-JP");
        var page = await console.ShowAsync("calls");
        var sentences = new[]
        {
            ("reason", "because sts:GetCallerIdentity needs no permission", "sts:GetCallerIdentity にはアクセス許可が不要です。"),
            ("reason", "because the account's root user needs no policy that allows s3:PutObject", "アカウントのルートユーザーには、s3:PutObject を許可するポリシーが不要です。"),
            ("reason", "because a grant on the key allows the kms:Decrypt action", "キーのグラントが kms:Decrypt アクションを許可しています。"),
            ("reason", "because an identity-based policy allows the s3:GetObject action: own, statement List", "ID ベースのポリシーが s3:GetObject アクションを許可しています: own のステートメント List。"),
            ("reason", "because an identity-based policy allows the kms:Decrypt action: own, statement 1, and a resource-based policy does: key policy, statement 2", "ID ベースのポリシーと、リソースベースのポリシーが kms:Decrypt アクションを許可しています: own のステートメント 1 と、key policy のステートメント 2。"),
            ("reason", "because an access control list allows the s3:GetObject action, and an identity-based policy does: own, statement 1", "アクセスコントロールリストと、ID ベースのポリシーが s3:GetObject アクションを許可しています: own のステートメント 1。"),
            ("reason", "because an access control list allows the s3:GetObject action", "アクセスコントロールリストが s3:GetObject アクションを許可しています。"),
            ("reason", "because public access is restricted by the RestrictPublicBuckets setting in S3 Block Public Access", "S3 ブロックパブリックアクセスの RestrictPublicBuckets 設定が、パブリックアクセスを制限しています。"),
            ("reason", "with an explicit deny in a service control policy", "サービスコントロールポリシーによる明示的な拒否です。"),
            ("reason", "because no permissions boundary allows the iam:CreateUser action", "アクセス許可の境界に、iam:CreateUser アクションを許可するものがありません。"),
            ("whyNot", "Action [s3:Get*, s3:List*] doesn't name s3:PutObject", "Action [s3:Get*, s3:List*] は s3:PutObject を指定していません。"),
            ("whyNot", "NotResource [*] leaves out arn:aws:s3:::a", "NotResource [*] は arn:aws:s3:::a を除いています。"),
            ("whyNot", "StringEquals aws:SourceIp wants [a], the request has [b]", "StringEquals aws:SourceIp の条件は [a] ですが、リクエストの値は [b] です。"),
            ("whyNot", "StringEquals s3:prefix wants [a], the request has no value", "StringEquals s3:prefix の条件は [a] ですが、リクエストには値がありません。"),
            ("whyNot", "Bool aws:ViaAWSService wants [true], this emulator doesn't compute that key", "Bool aws:ViaAWSService の条件は [true] ですが、このエミュレーターはそのキーに対応していません。"),
            ("whyNot", "A statement of a key policy without Resource has no effect", "キーポリシーの、Resource のないステートメントは無効です。"),
            ("whyNot", "the request's encryption context isn't what the grant's constraints want", "リクエストの暗号化コンテキストが、グラントの制約を満たしていません。"),
            ("whyNot", "READ doesn't allow everyone s3:PutObject on arn:aws:s3:::a/b", "READ は、everyone に arn:aws:s3:::a/b への s3:PutObject を許可していません。"),
            ("whyNot", "IgnorePublicAcls ignores what is granted to everyone", "IgnorePublicAcls により、everyone への許可は無視されます。"),
            ("whyNot", "a sentence that is not known", "A sentence that is not known."),
        };

        foreach (var (function, sentence, japanese) in sentences)
        {
            (await ToldAsync(function, sentence)).ShouldBe(japanese);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        foreach (var (function, sentence, _) in sentences)
        {
            (await ToldAsync(function, sentence)).ShouldBe($"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.");
        }

        Task<string> ToldAsync(string function, string sentence) => page.EvaluateAsync<string>("async ([name, sentence]) => (await import('/_scslabs/assets/reasons.js'))[name](sentence)", new[] { function, sentence });
    }
}
