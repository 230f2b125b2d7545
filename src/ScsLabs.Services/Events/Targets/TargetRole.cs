using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Events;

/// <summary>Roles that EventBridge is to assume.</summary>
internal static class TargetRole
{
    /// <summary>Asks to pass a role to EventBridge.</summary>
    public static Ask Pass(string role, string rule, Call call) =>
        new("iam:PassRole", role, Role.Find(call.View, role)) { Conditions = [new("iam:PassedToService", EventService.Principal), new("iam:AssociatedResourceArn", rule)] };

    /// <summary>Requires that a role is named by an ARN.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void Require(string? role)
    {
        if (role is not null && !Role.IsArn(role))
        {
            throw EventsErrors.InvalidArn(role);
        }
    }
}

/// <summary>EventBridge as it calls other services.</summary>
internal static class EventService
{
    /// <summary>The service principal.</summary>
    public const string Principal = "events.amazonaws.com";
}
