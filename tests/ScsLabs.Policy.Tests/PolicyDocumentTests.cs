using System.Text.Json.Nodes;

namespace ScsLabs.Policy.Tests;

public sealed class PolicyDocumentTests
{
    private static readonly JsonArray Rows =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "policy-documents.json")))!.AsArray();

    public static TheoryData<string> Ids => [.. Rows.Select(row => (string)row!["id"]!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_document_is_taken_or_refused_with_the_reason_of_AWS(string id)
    {
        var row = Rows.Single(r => (string?)r!["id"] == id)!;
        var document = row["document"]!;
        var text = document is JsonValue ? (string)document! : document.ToJsonString();

        var refusal = Refusal(text, Enum.Parse<PolicyKind>((string)row["kind"]!));

        refusal.ShouldBe((string?)row["refused"]);
    }

    [Fact]
    public void There_are_at_least_60_documents() => Rows.Count.ShouldBeGreaterThanOrEqualTo(60);

    [Fact]
    public void A_document_over_64_KiB_is_refused()
    {
        var huge = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""" + new string(' ', 64 * 1024);

        Refusal(huge, PolicyKind.Identity).ShouldStartWith("Cannot exceed quota for PolicySize");
    }

    [Fact]
    public void A_document_of_the_first_version_counts_where_AWS_already_holds_it()
    {
        const string Old = """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

        PolicyDocument.ParseStored(Old, PolicyKind.Identity).Statements.Count.ShouldBe(1);
        Should.Throw<PolicyFormatException>(() => PolicyDocument.Parse(Old, PolicyKind.Identity));
    }

    [Fact]
    public void The_text_and_the_statements_can_be_read()
    {
        const string Json = """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}""";

        var document = PolicyDocument.Parse(Json, PolicyKind.Identity);

        document.Json.ShouldBe(Json);
        document.Kind.ShouldBe(PolicyKind.Identity);
        document.Statements.Select(s => (s.Sid, s.Index, s.Effect)).ShouldBe([("Read", 0, Effect.Allow), (null, 1, Effect.Deny)]);
    }

    [Fact]
    public void The_AWS_principals_are_those_of_Principal_and_NotPrincipal()
    {
        var document = PolicyDocument.Parse(Named("arn:aws:iam::111111111111:user/alice"), PolicyKind.Resource);

        document.AwsPrincipals.ShouldBe(["arn:aws:iam::111111111111:user/alice", "222222222222"]);
    }

    [Fact]
    public void The_AWS_principals_can_be_replaced_and_nothing_else_changes()
    {
        var document = PolicyDocument.Parse(Named("arn:aws:iam::111111111111:user/alice"), PolicyKind.Resource);

        var stored = document.MapAwsPrincipals(name => name.EndsWith("alice", StringComparison.Ordinal) ? "AIDACKCEVSQ6C2EXAMPLE" : name);

        stored.Json.ShouldBe(Named("AIDACKCEVSQ6C2EXAMPLE"));
        stored.AwsPrincipals.First().ShouldBe("AIDACKCEVSQ6C2EXAMPLE");
    }

    private static string Named(string principal) =>
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"PRINCIPAL","Service":"lambda.amazonaws.com"},"Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:x":"é<>&\"AWS"}}},{"Effect":"Deny","NotPrincipal":{"AWS":["222222222222"]},"Action":"s3:*","Resource":"*"}]}"""
            .Replace("PRINCIPAL", principal, StringComparison.Ordinal);

    private static string? Refusal(string text, PolicyKind kind)
    {
        try
        {
            PolicyDocument.Parse(text, kind);
            return null;
        }
        catch (PolicyFormatException e)
        {
            return e.Message;
        }
    }
}
