using ScsLabs.Model.Calls;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Patterns are what users write, and matching one may take seconds: so none is matched in the writers' turn, and each is matched all the same.</summary>
public sealed class SlowPatternTests
{
    private const string Document = """{"schemaVersion":"2.2","parameters":{"name":{"type":"String","default":"aa","allowedPattern":"a+"}},"mainSteps":[{"action":"aws:updateSsmAgent","name":"update","inputs":{}}]}""";

    private readonly TestAws aws = new();

    [Fact]
    public async Task None_is_matched_in_the_writers_turn()
    {
        // Whatever a call does within another's draft is done in the writers' turn.
        await SampleRun.ArrangeAsync(Sample.After(PutParameterOperation.Instance, caller =>
        {
            Should.Throw<NotPreparedException>(() => caller.Call(new PutParameter("/a", "aa", ParameterType.String, AllowedPattern: "a+")));
            Should.Throw<NotPreparedException>(() => caller.Call(new CreateDocument(Document, "own")));
            return new PutParameter("/a", "v", ParameterType.String);
        }));
    }

    [Fact]
    public void All_that_a_call_matches_has_one_time_limit()
    {
        new AllowedPattern().Matches("a", ["a", "ba"], SsmErrors.InvalidAllowedPattern).ShouldBeTrue();
        Should.Throw<AwsException>(() => new AllowedPattern(TimeSpan.FromTicks(-1)).Matches("a", ["a"], SsmErrors.InvalidAllowedPattern)).Code.ShouldBe("NotImplemented");
    }

    [Fact]
    public void A_parameter_s_value_matches_the_pattern_of_the_request_or_of_the_version_before()
    {
        aws.Root.Fails("ParameterPatternMismatchException", PutParameterOperation.Instance, new("/a", "b", ParameterType.String, AllowedPattern: "^a+$"));
        aws.Root.Do(PutParameterOperation.Instance, new("/a", "aa", ParameterType.String, AllowedPattern: "^a+$"));
        aws.Root.Fails("ParameterPatternMismatchException", PutParameterOperation.Instance, new("/a", "b", Overwrite: true));
        aws.Root.Do(PutParameterOperation.Instance, new("/a", "a", Overwrite: true)).Version.ShouldBe(2);
    }

    [Fact]
    public void A_document_s_defaults_match_their_patterns_in_every_version()
    {
        var wrong = Document.Replace("\"aa\"", "\"b\"", StringComparison.Ordinal);
        aws.Root.Fails("InvalidDocumentContent", CreateDocumentOperation.Instance, new(wrong, "own")).Message.ShouldContain("default value does not match the allowed pattern: a+");
        aws.Root.Fails("InvalidDocumentContent", CreateDocumentOperation.Instance, new(Document.Replace("a+\"", "(\"", StringComparison.Ordinal), "own"));
        aws.Root.Do(CreateDocumentOperation.Instance, new(Document, "own"));

        aws.Root.Fails("InvalidDocumentContent", UpdateDocumentOperation.Instance, new(wrong, "own"));
        aws.Root.Do(UpdateDocumentOperation.Instance, new(Document.Replace("\"aa\"", "\"aaa\"", StringComparison.Ordinal), "own"));
    }
}
