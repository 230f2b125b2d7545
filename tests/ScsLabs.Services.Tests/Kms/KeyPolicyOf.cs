using System.Text.Json.Nodes;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Key policies that tests put.</summary>
internal static class KeyPolicyOf
{
    /// <summary>The account's root may do everything; with it, IAM decides.</summary>
    public const string Account = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"}""";

    /// <summary>A policy of these statements.</summary>
    public static string Statements(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    /// <summary>A statement for one principal.</summary>
    public static string Statement(string effect, string principal, string action, string conditions = "{}") =>
        $$"""{"Effect":"{{effect}}","Principal":{"AWS":"{{principal}}"},"Action":"{{action}}","Resource":"*","Condition":{{conditions}}}""";

    /// <summary>The statement without one of its elements.</summary>
    public static string Without(string element, string statement)
    {
        var json = JsonNode.Parse(statement)!.AsObject();
        json.Remove(element).ShouldBeTrue();
        return json.ToJsonString();
    }
}
