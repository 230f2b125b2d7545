namespace ScsLabs.Services.Config;

/// <summary>Shows the configuration recorder of the account in the Region.</summary>
/// <remarks>Errors: NoSuchConfigurationRecorderException. Source: AWS Config API Reference, DescribeConfigurationRecorders.</remarks>
[Operation<ConfigApi>]
public sealed record DescribeConfigurationRecorders([Items(1, 256)] IReadOnlyList<string>? ConfigurationRecorderNames = null)
{
    /// <summary>The recorders.</summary>
    public sealed record Result(IReadOnlyList<ConfigurationRecorder> ConfigurationRecorders);

    /// <summary>Asks on each recorder that is named, or on all.</summary>
    internal static IEnumerable<Ask> Asks(DescribeConfigurationRecorders request, Call call) => Recorders.Asks("config:DescribeConfigurationRecorders", request.ConfigurationRecorderNames, call);

    /// <summary>Shows the recorders.</summary>
    internal static Result Handle(DescribeConfigurationRecorders request, Call call) => new([.. Recorders.Named(request.ConfigurationRecorderNames, call).Select(ConfigurationRecorder.Of)]);
}

/// <summary>The recorders that a request names.</summary>
internal static class Recorders
{
    /// <summary>Asks on each recorder that is named, or on all.</summary>
    public static IEnumerable<Ask> Asks(string action, IReadOnlyList<string>? names, Call call) => names is { Count: > 0 }
        ? names.Select(name => Reference<RecorderRow>.Of(name, call).Ask(action))
        : [new(action, $"arn:aws:config:{call.Region}:{call.Account}:configuration-recorder/*")];

    /// <summary>The recorders that are named, or all.</summary>
    /// <exception cref="AwsException">One doesn't exist.</exception>
    public static IEnumerable<RecorderRow> Named(IReadOnlyList<string>? names, Call call) => names is { Count: > 0 }
        ? names.Select(name => Reference<RecorderRow>.Of(name, call).OrNotFound(call))
        : call.View.All<RecorderRow>(call.Place);
}
