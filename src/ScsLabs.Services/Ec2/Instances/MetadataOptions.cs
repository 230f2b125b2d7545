using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>The options of an instance's metadata service.</summary>
/// <remarks>Source: EC2 User Guide, instance metadata options: order of precedence.</remarks>
internal sealed record MetadataOptions(bool RequiresTokens, int HopLimit, bool IsEnabled, bool HasTags)
{
    /// <summary>The options of a launch: what the request leaves open follows from the image.</summary>
    /// <exception cref="AwsException">The metadata service is to answer at an IPv6 address.</exception>
    public static MetadataOptions Of(MetadataOptionsRequest? request, bool imageRequiresTokens) =>
        new MetadataOptions(imageRequiresTokens, imageRequiresTokens ? 2 : 1, IsEnabled: true, HasTags: false).With(request ?? new());

    /// <summary>The options after a change of those that the request has.</summary>
    /// <exception cref="AwsException">The metadata service is to answer at an IPv6 address.</exception>
    public MetadataOptions With(MetadataOptionsRequest request) => request.HttpProtocolIpv6 is MetadataSwitch.Enabled
        ? throw AwsException.NotEmulated("a metadata service at an IPv6 address")
        : new(
            request.HttpTokens is { } tokens ? tokens == HttpTokensState.Required : RequiresTokens,
            request.HttpPutResponseHopLimit ?? HopLimit,
            request.HttpEndpoint is { } endpoint ? endpoint == MetadataSwitch.Enabled : IsEnabled,
            request.InstanceMetadataTags is { } tags ? tags == MetadataSwitch.Enabled : HasTags);

    /// <summary>The condition keys.</summary>
    public IEnumerable<Condition> Conditions =>
    [
        new("ec2:InstanceMetadataTags", Switch(HasTags).ToWire()),
        new("ec2:MetadataHttpEndpoint", Switch(IsEnabled).ToWire()),
        new("ec2:MetadataHttpPutResponseHopLimit", HopLimit.ToString(CultureInfo.InvariantCulture)),
        new("ec2:MetadataHttpTokens", Tokens.ToWire()),
    ];

    /// <summary>Whether tokens are required, as answers show it.</summary>
    public HttpTokensState Tokens => RequiresTokens ? HttpTokensState.Required : HttpTokensState.Optional;

    /// <summary>Requires that the metadata service can tell an instance's tags where it does.</summary>
    /// <remarks>Source: EC2 User Guide, work-with-tags-in-IMDS.</remarks>
    /// <exception cref="AwsException">A tag's key can't be in a path.</exception>
    public void Require(IReadOnlyDictionary<string, string> tags)
    {
        if (HasTags && tags.Keys.FirstOrDefault(key => key is "." or ".." or "_index" || key.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"+-=.,_:@".Contains(letter))) is { } bad)
        {
            throw Ec2Errors.InvalidParameterValue($"'{bad}' is not a valid tag key. Tag keys must match pattern ([0-9a-zA-Z\\-_+=,.@:]{{1,255}}), and must not be a reserved name ('.', '..', '_index')");
        }
    }

    /// <summary>A switch as answers show it.</summary>
    public static MetadataSwitch Switch(bool isOn) => isOn ? MetadataSwitch.Enabled : MetadataSwitch.Disabled;
}

/// <summary>The options of the metadata service in a request.</summary>
internal sealed record MetadataOptionsRequest(
    HttpTokensState? HttpTokens = null,
    [Range(1, 64)] int? HttpPutResponseHopLimit = null,
    MetadataSwitch? HttpEndpoint = null,
    MetadataSwitch? HttpProtocolIpv6 = null,
    MetadataSwitch? InstanceMetadataTags = null);

/// <summary>The options of the metadata service in an answer.</summary>
internal sealed record MetadataOptionsView(
    string State,
    HttpTokensState HttpTokens,
    int HttpPutResponseHopLimit,
    MetadataSwitch HttpEndpoint,
    MetadataSwitch HttpProtocolIpv6,
    MetadataSwitch InstanceMetadataTags)
{
    /// <summary>Shows the options.</summary>
    public static MetadataOptionsView Of(MetadataOptions options) => new(
        "applied",
        options.Tokens,
        options.HopLimit,
        MetadataOptions.Switch(options.IsEnabled),
        MetadataSwitch.Disabled,
        MetadataOptions.Switch(options.HasTags));
}

/// <summary>Whether requests need a token.</summary>
internal enum HttpTokensState
{
    /// <summary>They don't.</summary>
    [Wire("optional")]
    Optional,

    /// <summary>They do.</summary>
    [Wire("required")]
    Required,
}

/// <summary>Whether a part of the metadata service is on.</summary>
internal enum MetadataSwitch
{
    /// <summary>It is off.</summary>
    [Wire("disabled")]
    Disabled,

    /// <summary>It is on.</summary>
    [Wire("enabled")]
    Enabled,
}
