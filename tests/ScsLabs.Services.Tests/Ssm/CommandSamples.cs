using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ssm;
using ScsLabs.Services.Tests.Ec2;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Samples of commands, to an instance that was launched before.</summary>
internal static class CommandSamples
{
    public static IReadOnlyList<Sample> All =>
    [
        OnInstance(SendCommandOperation.Instance, (_, id) => NewCommand(id)),
        OnInstance(CancelCommandOperation.Instance, (aws, id) => new(Sent(aws, id), [id])),
        OnInstance(ListCommandsOperation.Instance, (aws, id) => new() { CommandId = Sent(aws, id) }),
        OnInstance(ListCommandInvocationsOperation.Instance, (aws, id) => new() { CommandId = Sent(aws, id), Details = true }),
        OnInstance(GetCommandInvocationOperation.Instance, (aws, id) => new(Sent(aws, id), id)),
    ];

    private static Sample OnInstance<TRequest, TResult>(Operation<TRequest, TResult> operation, Func<AsCaller, string, TRequest> arrange)
        where TRequest : class
        where TResult : class => Sample.After(operation, aws => arrange(aws, Managed(aws))) with { Begin = aws => Ec2Samples.NewInstance(aws), Later = Ec2Samples.Booted };

    private static string Managed(AsCaller aws)
    {
        var id = aws.Call(new DescribeInstances()).Reservations[0].Instances[0].InstanceId;
        aws.Call(new UpdateInstanceInformation(id, "3.3.0.0", "Active"));
        return id;
    }

    private static SendCommand NewCommand(string id) => new("AWS-UpdateSSMAgent") { InstanceIds = [id] };

    private static string Sent(AsCaller aws, string id) => aws.Call(NewCommand(id)).Command.CommandId;
}
