using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>An instance that Systems Manager manages, as it is asked about and shown.</summary>
internal static class ManagedInstance
{
    private const string InArn = ":managed-instance/";

    /// <summary>The ARN that an instance has as a managed one: to it Systems Manager gives credentials.</summary>
    public static string ManagedArnOf(Place place, string instanceId) => $"arn:aws:ssm:{place.Region}:{place.Account}{InArn}{instanceId}";

    /// <summary>Whether an ARN is that of a managed instance.</summary>
    public static bool IsArn(string arn) => arn.StartsWith("arn:aws:ssm:", StringComparison.Ordinal) && arn.Contains(InArn, StringComparison.Ordinal);

    /// <summary>The ARN of an instance of EC2, or of a machine outside of it, whose id begins with <c>mi-</c>.</summary>
    /// <remarks>Source: Service Authorization Reference, AWS Systems Manager.</remarks>
    public static string ArnOf(Place place, string instanceId) => instanceId.StartsWith("mi-", StringComparison.Ordinal) ? ManagedArnOf(place, instanceId) : Instance.Kind.ArnOf(place, instanceId);

    /// <summary>Asks on an instance, with its tags.</summary>
    public static Ask Ask(string action, string instanceId, Call call)
    {
        var instance = call.View.Find<Instance>(call.Place, instanceId);
        return new(action, ArnOf(call.Place, instanceId), instance) { Conditions = [.. (instance?.Tags ?? ParameterTags.Rules.None).Select(static tag => new Condition($"ssm:resourceTag/{tag.Key}", tag.Value))] };
    }

    /// <summary>The type of an instance's operating system.</summary>
    public static PlatformType Platform(this Instance instance) => instance.Image.IsWindows ? PlatformType.Windows : PlatformType.Linux;

    /// <summary>The name and version of an instance's operating system, as its agent tells them.</summary>
    public static (string Name, string Version) System(this Instance instance, WorldView view) => instance.Image.Origin(view) switch
    {
        { IsWindows: true } => ("Microsoft Windows Server", "10.0"),
        var image when image.Description.Contains("Ubuntu, 22.04", StringComparison.Ordinal) => ("Ubuntu", "22.04"),
        var image when image.Description.Contains("Ubuntu", StringComparison.Ordinal) => ("Ubuntu", "24.04"),
        var image when image.Description.StartsWith("Amazon Linux 2 ", StringComparison.Ordinal) => ("Amazon Linux", "2"),
        _ => ("Amazon Linux", "2023"),
    };
}
