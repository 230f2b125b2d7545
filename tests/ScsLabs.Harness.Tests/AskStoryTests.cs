using System.Text.Json;
using System.Text.RegularExpressions;
using ScsLabs.Emulator;
using ScsLabs.Harness.Telling;
using ScsLabs.Policy;
using ScsLabs.Policy.Tests;
using ScsLabs.Services;

namespace ScsLabs.Harness.Tests;

/// <summary>The emulator's decisions are told in the learner's language.</summary>
public sealed partial class AskStoryTests
{
    private const string Sentence = "Allow of read, statement Near (Identity): Action [a] doesn't name b";

    /// <summary>Every decision of the engine's, and its ask as it comes back from the emulator's answer.</summary>
    private static readonly IReadOnlyList<(Decision Decision, AskStory Ask)> Told = ReadAll();

    [Fact]
    public void Every_reason_has_its_Japanese_and_in_English_the_words_of_the_engine()
    {
        foreach (var (decision, ask) in Told)
        {
            ShouldBeJapanese(ask.Reason(Language.Japanese), decision.Because);
            if (decision.Reason is not DecisionReason.Allows)
            {
                ask.Reason(Language.English).ShouldBe(decision.Because);
            }

            ShouldBeJapanese(PolicyWords.Outcome(ask.Decision, Language.Japanese), ask.Decision);
        }
    }

    [Fact]
    public void Every_comparison_has_its_Japanese_and_in_English_the_words_of_the_engine()
    {
        foreach (var (decision, ask) in Told)
        {
            ask.Trace.Select(statement => statement.Matches).ShouldBe(decision.Trace.Select(statement => statement.Matched));
            foreach (var (statement, told) in decision.Trace.Zip(ask.Trace))
            {
                ShouldBeJapanese(told.Told(Language.Japanese), statement.ToString());
                told.Told(Language.English).ShouldBe($"{statement.Effect} of {statement.Policy}, {statement.Statement} ({statement.Kind.NounPhrase()}){(statement.Matched ? "" : $": {statement.WhyNot}")}");
            }
        }
    }

    [Theory]
    [InlineData("""{"reason":"Allows","by":[{"kind":"Identity","policy":"lab","statement":"1"},{"kind":"Resource","policy":"bucket policy of reports","statement":"Share"}]}""", "lab, statement 1 (an identity-based policy) and by bucket policy of reports, statement Share (a resource-based policy)", "lab のステートメント 1(ID ベースのポリシー)と reports のバケットポリシーのステートメント Share(リソースベースのポリシー)")]
    [InlineData("""{"reason":"Allows","by":[{"kind":"Grant","policy":null,"statement":null}]}""", "a grant", "グラント")]
    [InlineData("""{"reason":"Allows","by":[{"kind":"AccessControlList","policy":null,"statement":null},{"kind":"Identity","policy":"lab","statement":"1"}]}""", "an access control list and by lab, statement 1 (an identity-based policy)", "ACLと lab のステートメント 1(ID ベースのポリシー)")]
    [InlineData("""{"reason":"NoneAllows","decidedBy":"Identity","action":"s3:GetObject"}""", "because no identity-based policy allows the s3:GetObject action", "ID ベースのポリシーに s3:GetObject を許可するものがありません")]
    [InlineData("""{"reason":"Denies","decidedBy":"ServiceControl"}""", "with an explicit deny in a service control policy", "サービスコントロールポリシーによる明示的な拒否")]
    [InlineData("""{"reason":"NeedsNoPermission","action":"sts:GetCallerIdentity"}""", "because sts:GetCallerIdentity needs no permission", "sts:GetCallerIdentity に権限は必要ありません")]
    public void A_reason_is_told(string json, string english, string japanese)
    {
        var ask = Read(json);

        ask.Reason(Language.English).ShouldBe(english);
        ask.Reason(Language.Japanese).ShouldBe(japanese);
    }

    [Theory]
    [InlineData("""{"kind":"DoesNotName","element":"Action","name":"Action","wanted":["s3:Put*","ec2:*"],"actual":["s3:GetObject"]}""", "Action [s3:Put*, ec2:*] は s3:GetObject を指定していません")]
    [InlineData("""{"kind":"LeavesOut","element":"Action","name":"NotAction","wanted":["s3:*"],"actual":["s3:GetObject"]}""", "NotAction [s3:*] は s3:GetObject を除いています")]
    [InlineData("""{"kind":"NoValue","element":"Condition","name":"StringLike","key":"s3:prefix","wanted":["a*","b"],"actual":[]}""", "StringLike s3:prefix の条件は [a*, b] ですが、リクエストには値がありません")]
    [InlineData("""{"kind":"OfTomorrow","element":"Condition"}""", "in English")]
    [InlineData("""{"kind":"OtherPermission","element":"Action","name":"READ","wanted":["AllUsers"],"actual":[]}""", "in English")]
    public void A_mismatch_is_told_or_else_the_words_of_the_engine(string mismatch, string japanese)
    {
        var ask = Read($$$"""{"trace":["{{{Sentence}}}"],"statements":[{"kind":"Identity","policy":"lab","statement":"1","effect":"Allow","matched":false,"whyNot":"in English","mismatch":{{{mismatch}}}}]}""");

        ask.Trace[0].Told(Language.Japanese).ShouldBe($"lab のステートメント 1 の Allow(ID ベースのポリシー): {japanese}");
    }

    /// <summary>Results of an older run, and an endpoint of another version, have sentences alone.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(""","statements":[{"kind":"Identity","policy":"read","statement":"statement Near","effect":"Allow","matched":false,"whyNot":"Action [a] doesn't name b","decides":false}]""")]
    public void An_answer_without_facts_is_told_in_its_own_words(string statements)
    {
        var ask = Read($$"""{"action":"b","resource":"*","decision":"ImplicitlyDenied","decidedBy":"Resource","because":"because no one cares","statement":"{{Sentence}}","failed":"Resource","trace":["{{Sentence}}"]{{statements}}}""");

        ask.Reason(Language.Japanese).ShouldBe("because no one cares");
        ask.Nearest!.Told(Language.Japanese).ShouldBe(Sentence);
        ask.Trace.ShouldHaveSingleItem().Told(Language.Japanese).ShouldBe(Sentence);
        ask.Told.ShouldBe("b on *: implicitly denied: because no one cares");
        ask.Statement.ShouldBe($"nearest: {Sentence}");
        ask.Lacking.ShouldBeNull();
    }

    [Theory]
    [InlineData("bucket policy of reports", "reports のバケットポリシー")]
    [InlineData("queue policy of jobs", "jobs のキューポリシー")]
    [InlineData("policy of the event bus main", "イベントバス main のポリシー")]
    [InlineData("policy of the alias live of the function resize", "関数 resize のエイリアス live のポリシー")]
    [InlineData("policy of the VPC endpoint vpce-1", "VPC エンドポイント vpce-1 のポリシー")]
    [InlineData("resource policies one, two", "リソースポリシー one, two")]
    [InlineData("root user", "ルートユーザー")]
    [InlineData("the resource's owner", "リソースの所有者")]
    [InlineData("security group 'api'", "セキュリティグループ 'api'")]
    [InlineData("route table of the VPC 'api'", "VPC 'api' のルートテーブル")]
    [InlineData("READ to AllUsers", "AllUsers への READ")]
    [InlineData("user alice, inline policy read", "ユーザー alice のインラインポリシー read")]
    [InlineData("role app, trust policy", "ロール app の信頼ポリシー")]
    [InlineData("bucket reports, bucket policy", "バケット reports のバケットポリシー")]
    [InlineData("alias live of the function resize, policy", "関数 resize のエイリアス live のポリシー")]
    [InlineData("resource policy r of CloudWatch Logs", "CloudWatch Logs のリソースポリシー r")]
    [InlineData("policy", "policy")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess")]
    public void A_policys_name_is_told_in_Japanese_but_for_the_part_that_a_user_gave(string name, string told)
    {
        Nouns.Policy(name, Language.Japanese).ShouldBe(told);
        Nouns.Policy(name, Language.English).ShouldBe(name);
    }

    private static void ShouldBeJapanese(string told, string english)
    {
        Japanese.IsMatch(told).ShouldBeTrue($"{told} ({english})");
        English.IsMatch(told).ShouldBeFalse($"{told} ({english})");
    }

    private static AskStory Read(string ask)
    {
        using var json = JsonDocument.Parse(ask);
        return AskStory.Read(json.RootElement);
    }

    private static IReadOnlyList<(Decision Decision, AskStory Ask)> ReadAll()
    {
        var decisions = EveryDecision.Cases.Select(one => PolicyEngine.Evaluate(one.Request, one.Policies, trace: true)).ToList();
        var call = new RecordedCall { RequestId = "r", At = default, Service = "s3", Operation = "o", Region = "us-east-1", Asks = [.. EveryDecision.Cases.Zip(decisions, (one, decision) => new DecidedAsk(one.Request, one.Policies, decision))] };
        return [.. decisions.Zip(CallJson.ElementOf(call).List("asks").Select(AskStory.Read))];
    }

    /// <summary>Kana, kanji, or the abbreviation that Japanese has for an access control list.</summary>
    [GeneratedRegex("^ACL$|[\u3041-\u30ff\u4e00-\u9fff]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Japanese { get; }

    /// <summary>Two words in lower case, as in sentences and not in names.</summary>
    [GeneratedRegex(@"\b[a-z']+ [a-z']+\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex English { get; }
}
