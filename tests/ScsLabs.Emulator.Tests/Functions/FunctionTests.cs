using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>Functions really run: with their event, their environment, their role's permissions and their log.</summary>
public sealed class FunctionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_answers_its_event_and_its_output_is_in_its_log()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("hello", """
            def handler(event, context):
                print("hello " + event["name"])
                return {"to": event["name"], "id": context.aws_request_id, "arn": context.invoked_function_arn}
            """);

        var (error, payload) = await world.InvokeAsync("hello", """{"name":"world"}""");

        error.ShouldBeNull();
        payload.ShouldContain("\"to\": \"world\"");
        payload.ShouldContain($"arn:aws:lambda:us-east-1:{FunctionWorld.Account}:function:hello");
        var log = await world.LogAsync("hello");
        log[0].ShouldStartWith("START RequestId: ");
        log[1].ShouldBe("hello world");
        log[2].ShouldStartWith("END RequestId: ");
        log[3].ShouldStartWith("REPORT RequestId: ");
    }
}
