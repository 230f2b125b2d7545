namespace ScsLabs.Services.Ssm;

/// <summary>A setting of an account in a Region. A row is one that the account customized; defaults are no rows.</summary>
/// <remarks>Sources: Systems Manager API Reference, ServiceSetting; Systems Manager User Guide, "Managing EC2 instances automatically with Default Host Management Configuration".</remarks>
internal sealed record ServiceSetting : IResource<ServiceSetting>
{
    /// <summary>The id of the setting that names the role of Default Host Management Configuration.</summary>
    public const string DefaultHostRole = "/ssm/managed-instance/default-ec2-instance-management-role";

    private const string NoRole = "$None", Aws = "System", InArn = "servicesetting";

    /// <summary>The settings of AWS that aren't emulated.</summary>
    private static readonly string[] Lacking =
    [
        "/ssm/appmanager/appmanager-enabled",
        "/ssm/automation/customer-script-log-destination",
        "/ssm/automation/customer-script-log-group-name",
        "/ssm/automation/enable-adaptive-concurrency",
        "/ssm/documents/console/public-sharing-permission",
        "/ssm/managed-instance/activation-tier",
        "/ssm/opsinsights/opscenter",
        "/ssm/parameter-store/default-parameter-tier",
        "/ssm/parameter-store/high-throughput-enabled",
    ];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <inheritdoc />
    public required string Id { get; init; }

    /// <summary>The value.</summary>
    public required string Value { get; init; }

    /// <summary>The time of the last change; null for the default.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The ARN of whoever changed it last.</summary>
    public string ModifiedBy { get; init; } = Aws;

    /// <summary>Whether the account changed it.</summary>
    public bool IsCustomized => ModifiedAt is not null;

    /// <inheritdoc />
    public string Arn => ArnOf(Place, Id);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => ParameterTags.Rules.None;

    /// <summary>Finds a setting of the caller's account and Region by its id or ARN.</summary>
    /// <exception cref="AwsException">ValidationException: it is the ARN of something else.</exception>
    public static Reference<ServiceSetting> Resolve(string name, Call call)
    {
        var own = ArnOf(call.Place, "/");
        var id = name.StartsWith(own, StringComparison.Ordinal) ? name[(own.Length - 1)..]
            : name.StartsWith("arn:", StringComparison.Ordinal) ? throw SsmErrors.InvalidSetting(name)
            : name;
        return new(name, ArnOf(call.Place, id), id == DefaultHostRole ? call.View.Find<ServiceSetting>(call.Place, id) ?? Default(call.Place) : null);
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) =>
        Lacking.FirstOrDefault(id => name == id || name == ArnOf(call.Place, id)) is { } lacking ? AwsException.NotEmulated($"the setting {lacking}") : SsmErrors.NoSetting();

    /// <summary>The setting with AWS's value.</summary>
    public static ServiceSetting Default(Place place) => new() { Place = place, Id = DefaultHostRole, Value = NoRole };

    /// <summary>The ARN of the role with which agents register where their instances' own roles don't let them; null for none.</summary>
    public static string? DefaultHostRoleArn(Place place, WorldView view) => view.Find<ServiceSetting>(place, DefaultHostRole) is { } setting ? RoleArn(place.Account, setting.Value) : null;

    /// <summary>The ARN of a role by its name with its path, such as <c>service-role/Name</c>.</summary>
    public static string RoleArn(AccountId account, string name) => $"arn:aws:iam::{account}:role/{name.TrimStart('/')}";

    private static string ArnOf(Place place, string id) => $"arn:aws:ssm:{place.Region}:{place.Account}:{InArn}/{id.TrimStart('/')}";
}
