using Amazon.SimpleSystemsManagement;
using Testcontainers.LocalStack;

namespace ScsLabs.Testcontainers.Tests;

/// <summary>The image in LocalStack's Testcontainers module.</summary>
public sealed class LocalStackModuleTests
{
    [Fact]
    public async Task LocalStacks_own_module_starts_it_and_an_SDK_call_works()
    {
        await Engine.NeedAsync();
        await using var localStack = new LocalStackBuilder(Engine.Image).WithAutoRemove(true).Build();
        await localStack.StartAsync(TestContext.Current.CancellationToken);
        using var ssm = Sdk.Ssm(localStack.GetConnectionString(), "test", keyId: "test");

        await ssm.PutParameterAsync(new() { Name = "/a", Value = "v", Type = ParameterType.String });

        (await ssm.GetParameterAsync(new() { Name = "/a" })).Parameter.ARN.ShouldBe("arn:aws:ssm:us-east-1:000000000000:parameter/a");
    }
}
