using System.Text.Json;
using System.Text.Json.Nodes;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>The content of documents, the values of their parameters and where these are put, against tests/corpus/documents.</summary>
public sealed class DocumentContentTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Contents = Read("contents"), Values = Read("values"), Replacements = Read("replacements");

    public static TheoryData<string> ContentIds => [.. Contents.Keys];

    public static TheoryData<string> ValueIds => [.. Values.Keys];

    public static TheoryData<string> ReplacementIds => [.. Replacements.Keys];

    [Theory]
    [MemberData(nameof(ContentIds))]
    public void A_document_is_read_or_refused_as_by_AWS(string id)
    {
        var expected = Contents[id];
        if (expected.TryGetProperty("error", out _))
        {
            ShouldFail(expected, () => Parse(expected));
            return;
        }

        var content = Parse(expected);
        content.Steps.Select(step => step.Name).ShouldBe(Texts(expected, "steps")!);
        content.Parameters.Keys.ShouldBe(Texts(expected, "parameters") ?? content.Parameters.Keys);
        content.Platforms.Select(platform => platform.ToString()).ShouldBe(Texts(expected, "platforms") ?? content.Platforms.Select(platform => platform.ToString()));
        if (Texts(expected, "ends") is { } ends)
        {
            var step = content.Steps[0];
            new[] { $"{step.OnFailure}", $"{step.OnSuccess}", step.IsFinally ? "finally" : "" }.ShouldBe(ends);
        }
    }

    [Theory]
    [MemberData(nameof(ValueIds))]
    public void A_value_is_taken_or_refused_by_its_declaration(string id)
    {
        var expected = Values[id];
        var content = DocumentContent.Parse($$$"""{"schemaVersion":"2.2","parameters":{"p":{{{expected.GetProperty("parameter").GetRawText()}}}},"mainSteps":[{"action":"aws:runShellScript","name":"a","inputs":{"runCommand":["date"]}}]}""", DocumentFormat.Json);
        var given = Texts(expected, "given") is { } texts ? new Dictionary<string, IReadOnlyList<string>> { ["p"] = texts } : null;
        if (expected.TryGetProperty("error", out _))
        {
            ShouldFail(expected, () => Bound(content, given, "doc"));
            return;
        }

        JsonContent.Written(Bound(content, given, "doc")["p"]).ShouldBe(JsonSerializer.Serialize(expected.GetProperty("value")));
    }

    [Theory]
    [MemberData(nameof(ReplacementIds))]
    public void A_value_is_put_where_its_name_stands(string id)
    {
        var expected = Replacements[id];
        var values = expected.GetProperty("values").EnumerateObject().ToDictionary(value => value.Name, value => JsonNode.Parse(value.Value.GetRawText())!);

        var result = DocumentStep.Of("a", "aws:runShellScript", expected.GetProperty("inputs")).InputsWith(values);

        JsonNode.DeepEquals(result, JsonNode.Parse(expected.GetProperty("result").GetRawText())).ShouldBeTrue(result.ToJsonString());
    }

    [Fact]
    public void Every_case_has_a_source_and_a_date() =>
        Contents.Values.Concat(Values.Values).Concat(Replacements.Values).ShouldAllBe(one => one.GetProperty("source").GetString() != "" && one.GetProperty("date").GetString() != "");

    [Fact]
    public void Parameters_that_a_document_does_not_have_are_refused()
    {
        var content = DocumentContent.Parse("""{"schemaVersion":"2.2","mainSteps":[{"action":"aws:runShellScript","name":"a","inputs":{"runCommand":["date"]}}]}""", DocumentFormat.Json);
        content.Bind(null, "doc").ShouldBeEmpty();

        var error = Should.Throw<AwsException>(() => content.Bind(new Dictionary<string, IReadOnlyList<string>> { ["p"] = ["v"] }, "doc"));

        error.Code.ShouldBe("InvalidParameters");
        error.Message.ShouldBe("document doc does not support parameters.");
    }

    [Fact]
    public void Content_and_values_have_64_KB_together()
    {
        var content = DocumentContent.Parse(Document(padding: 40 * 1024), DocumentFormat.Json);
        content.Bind(Given(20 * 1024), "doc").Count.ShouldBe(1);

        Should.Throw<AwsException>(() => content.Bind(Given(30 * 1024), "doc")).Code.ShouldBe("MaxDocumentSizeExceeded");
        Should.Throw<AwsException>(() => DocumentContent.Parse(Document(padding: 64 * 1024), DocumentFormat.Json)).Code.ShouldBe("MaxDocumentSizeExceeded");

        // Each of a list's values has quotes and a comma, though it be empty.
        var list = DocumentContent.Parse(Document(0).Replace("String", "StringList", StringComparison.Ordinal), DocumentFormat.Json);
        list.Bind(new Dictionary<string, IReadOnlyList<string>> { ["p"] = [.. Enumerable.Repeat("", 20_000)] }, "doc").Count.ShouldBe(1);
        Should.Throw<AwsException>(() => list.Bind(new Dictionary<string, IReadOnlyList<string>> { ["p"] = [.. Enumerable.Repeat("", 22_000)] }, "doc")).Code.ShouldBe("MaxDocumentSizeExceeded");

        static Dictionary<string, IReadOnlyList<string>> Given(int size) => new() { ["p"] = [new string('x', size)] };
        static string Document(int padding) => $$$"""{"schemaVersion":"2.2","description":"{{{new string('x', padding)}}}","parameters":{"p":{"type":"String"}},"mainSteps":[{"action":"aws:runShellScript","name":"a","inputs":{"runCommand":["date"]}}]}""";
    }

    [Fact]
    public void A_step_s_inputs_are_each_caller_s_own()
    {
        var step = DocumentContent.Parse("""{"schemaVersion":"2.2","parameters":{"l":{"type":"StringList"}},"mainSteps":[{"action":"aws:runShellScript","name":"a","inputs":{"runCommand":["{{ l }}"]}}]}""", DocumentFormat.Json).Steps[0];
        var values = new Dictionary<string, JsonNode> { ["l"] = new JsonArray("x") };

        step.Inputs["runCommand"]!.AsArray().Clear();
        step.InputsWith(values)["runCommand"]!.AsArray().Add("y");

        step.Inputs["runCommand"]!.AsArray().Count.ShouldBe(1);
        step.InputsWith(values)["runCommand"]!.ToJsonString().ShouldBe("""["x"]""");
    }

    [Fact]
    public void A_precondition_about_a_parameter_is_decided_by_its_value()
    {
        var content = DocumentContent.Parse("""{"schemaVersion":"2.2","parameters":{"mode":{"type":"String"}},"mainSteps":[{"action":"aws:runShellScript","name":"a","precondition":{"StringEquals":["{{ mode }}","on"]},"inputs":{"runCommand":["date"]}}]}""", DocumentFormat.Json);

        content.Steps[0].AppliesTo(PlatformType.Linux, With("on")).ShouldBeTrue();
        content.Steps[0].AppliesTo(PlatformType.Linux, With("off")).ShouldBeFalse();
        content.Steps[0].AppliesTo(PlatformType.Windows, With("on")).ShouldBeFalse();

        IReadOnlyDictionary<string, JsonNode> With(string mode) => content.Bind(new Dictionary<string, IReadOnlyList<string>> { ["mode"] = [mode] }, "doc");
    }

    [Fact]
    public void Amazon_s_documents_have_AWS_s_parameters()
    {
        var shell = AmazonDocuments.Find("AWS-RunShellScript", "us-east-1")!;
        shell.Arn.ShouldBe("arn:aws:ssm:us-east-1::document/AWS-RunShellScript");
        var content = shell.DefaultVersion.Content;
        content.SchemaVersion.ShouldBe("1.2");
        var values = content.Bind(new Dictionary<string, IReadOnlyList<string>> { ["commands"] = ["id", "date"] }, shell.Name);
        content.Steps.ShouldHaveSingleItem().InputsWith(values).ToJsonString().ShouldBe("""{"id":"0.aws:runShellScript","runCommand":["id","date"],"workingDirectory":"","timeoutSeconds":"3600"}""");
        Should.Throw<AwsException>(() => Bound(content, new() { ["commands"] = ["id"], ["executionTimeout"] = ["172801"] }, shell.Name)).Code.ShouldBe("InvalidParameters");
        Should.Throw<AwsException>(() => content.Bind(null, shell.Name)).Code.ShouldBe("InvalidParameters");

        AmazonDocuments.Find("AWS-UpdateSSMAgent", "us-east-1")!.DefaultVersion.Content.Bind(null, "AWS-UpdateSSMAgent").Count.ShouldBe(2);
        var patch = AmazonDocuments.Find("AWS-RunPatchBaseline", "us-east-1")!.DefaultVersion.Content;
        patch.Bind(new Dictionary<string, IReadOnlyList<string>> { ["Operation"] = ["Scan"] }, "AWS-RunPatchBaseline")["RebootOption"].ToString().ShouldBe("RebootIfNeeded");
        patch.Steps.Single(step => step.AppliesTo(PlatformType.Linux)).Name.ShouldBe("PatchLinux");
        patch.Steps.ShouldAllBe(step => step.IsRun);
    }

    [Fact]
    public void Amazon_s_other_documents_are_known_and_not_emulated()
    {
        Should.Throw<AwsException>(() => AmazonDocuments.Find("AWS-RunPowerShellScript", "us-east-1")).Code.ShouldBe("NotImplemented");

        AmazonDocuments.Find("AWS-None", "us-east-1").ShouldBeNull();
        AmazonDocuments.Find("arn:aws:ssm:eu-west-1::document/AWS-RunShellScript", "us-east-1").ShouldBeNull();
    }

    private static DocumentContent Parse(JsonElement one) => DocumentContent.Parse(one.GetProperty("content").GetString()!, one.GetProperty("format").GetString() == "YAML" ? DocumentFormat.Yaml : DocumentFormat.Json).RequirePatterns();

    /// <summary>Binds values, and matches them as SendCommand does.</summary>
    private static IReadOnlyDictionary<string, JsonNode> Bound(DocumentContent content, Dictionary<string, IReadOnlyList<string>>? given, string name)
    {
        var values = content.Bind(given, name);
        content.RequirePatterns(new(values), given?.Keys ?? Enumerable.Empty<string>());
        return values;
    }

    private static void ShouldFail(JsonElement expected, Action action)
    {
        var error = Should.Throw<AwsException>(action);
        error.Code.ShouldBe(expected.GetProperty("error").GetString(), error.Message);
        if (expected.TryGetProperty("text", out var text))
        {
            error.Message.ShouldBe(text.GetString());
        }
    }

    private static string[]? Texts(JsonElement one, string name) => one.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : null;

    private static IReadOnlyDictionary<string, JsonElement> Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "documents", $"{file}.json"))).RootElement.EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!);
}
