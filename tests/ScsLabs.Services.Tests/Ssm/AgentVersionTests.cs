using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>An agent registers with a version that can be compared with others.</summary>
public sealed class AgentVersionTests
{
    [Fact]
    public async Task A_version_is_three_or_four_numbers()
    {
        var aws = new TestAws();
        var id = aws.Root.Do(RunInstancesOperation.Instance, new("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", 1, 1) { InstanceType = "t3.micro" }).Instances[0].InstanceId;
        await aws.AdvanceAsync(TimeSpan.FromMinutes(1));

        foreach (var version in new[] { "latest", "3", "3.3", "3.x.0", "3.3.0.0.0", "1234567.0.0", "3.3.0.0\n" })
        {
            var refused = Should.Throw<AwsException>(() => aws.Root.Do(UpdateInstanceInformationOperation.Instance, new(id, version, "Active")), version);
            (refused.Code, refused.Message.Contains("agentVersion", StringComparison.Ordinal)).ShouldBe(("ValidationException", true), refused.Message);
        }

        foreach (var version in new[] { "3.3.0", "3.3.999999.0" })
        {
            aws.Root.Do(UpdateInstanceInformationOperation.Instance, new(id, version, "Active"));
            aws.Root.Do(DescribeInstanceInformationOperation.Instance, new()).InstanceInformationList.Single().AgentVersion.ShouldBe(version);
        }
    }
}
