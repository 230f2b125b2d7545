namespace ScsLabs.Services.Ssm;

/// <summary>The errors of Patch Manager. Source: Systems Manager API Reference and the texts of its answers.</summary>
internal static class PatchErrors
{
    public static AwsException NoBaseline() => new("DoesNotExistException", 400, "Patch Baseline to be retrieved does not exist.");

    public static AwsException NotRegistered() => new("DoesNotExistException", 400, "The patch group isn't registered with the patch baseline.");

    public static AwsException BaselineInUse(string message) => new("ResourceInUseException", 400, message);

    public static AwsException GroupHasBaseline(string group, OperatingSystemType system) => new("AlreadyExistsException", 400, $"Patch Group {group} already has a baseline registered for OperatingSystem {system.ToWire()}.");

    public static AwsException TooMany(string message) => new("ResourceLimitExceededException", 400, message);

    public static AwsException UnsupportedSystem(string message) => new("UnsupportedOperatingSystem", 400, message);

    public static AwsException InvalidFilter(string message) => new("InvalidFilter", 400, message);
}
