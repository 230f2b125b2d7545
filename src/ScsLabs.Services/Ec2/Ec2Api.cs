using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Ec2;

/// <summary>Amazon Elastic Compute Cloud, with its network.</summary>
internal sealed class Ec2Api : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "ec2",
        Protocol = WireProtocol.Ec2Query,
        Version = "2016-11-15",
        AccessDenied = static text => new("UnauthorizedOperation", 403, $"You are not authorized to perform this operation. {text}"),
        EncodesRefusals = true,
        Invalid = Violation.TheFirst,
        DryRun = static () => new("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set."),
        TokenMismatch = Ec2Errors.IdempotentParameterMismatch,
        Failure = static () => new("InternalError", 500, "An internal error has occurred"),
        CallConditions = static call => [new("ec2:Region", call.Region)],
        Provide = DefaultVpc.Create,
        AwsOperations = OperationList.NamesOf("ec2"),
    };
}
