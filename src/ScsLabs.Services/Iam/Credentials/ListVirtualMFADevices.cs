namespace ScsLabs.Services.Iam;

/// <summary>Lists the virtual MFA devices of the account. There are none: no operation that creates one is emulated.</summary>
/// <remarks>Source: IAM API Reference, ListVirtualMFADevices.</remarks>
[Operation<IamApi>]
public sealed record ListVirtualMFADevices(MFAAssignmentStatus AssignmentStatus = MFAAssignmentStatus.Any)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the devices.</summary>
    public sealed record Result(IReadOnlyList<VirtualMFADevice> VirtualMFADevices, [Spread] PageEnd Page);

    /// <summary>Asks for <c>iam:ListVirtualMFADevices</c> on the path, whose ARN ends without a name.</summary>
    internal static IEnumerable<Ask> Asks(ListVirtualMFADevices request, Call call) => [new("iam:ListVirtualMFADevices", $"arn:aws:iam::{call.Account}:mfa/")];

    /// <summary>Lists the devices.</summary>
    internal static Result Handle(ListVirtualMFADevices request) => new([], PageEnd.OfNone(request.Page));
}

/// <summary>A virtual MFA device. Its seed is only in the answer of CreateVirtualMFADevice.</summary>
public sealed record VirtualMFADevice(string SerialNumber, UserView? User, DateTimeOffset? EnableDate, IReadOnlyList<Tag>? Tags);

/// <summary>Whether an MFA device is assigned to a user.</summary>
public enum MFAAssignmentStatus
{
    /// <summary>Assigned to a user.</summary>
    Assigned,

    /// <summary>Assigned to nobody.</summary>
    Unassigned,

    /// <summary>Both.</summary>
    Any,
}
