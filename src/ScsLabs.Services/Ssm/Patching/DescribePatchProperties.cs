namespace ScsLabs.Services.Ssm;

/// <summary>Lists the values that a property of patches can have, for the filters of baselines.</summary>
/// <remarks>Products are those of the emulator's patches. Errors: InvalidNextToken, ValidationException. Source: Systems Manager API Reference, DescribePatchProperties.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record DescribePatchProperties(
    OperatingSystemType OperatingSystem,
    PatchProperty Property,
    PatchSet? PatchSet = null,
    [Range(1, 50)] int? MaxResults = null,
    string? NextToken = null)
{
    private const int Most = 50;

    /// <summary>A page of the values, each in a map under <c>Name</c>.</summary>
    public sealed record Result(IReadOnlyList<IReadOnlyDictionary<string, string>> Properties, string? NextToken);

    /// <summary>Lists the values.</summary>
    internal static Result Handle(DescribePatchProperties request, Call call)
    {
        var system = request.OperatingSystem;
        IEnumerable<string> values = (request.Property, system) switch
        {
            (PatchProperty.Product, _) => PatchCatalog.Products.Where(product => PatchCatalog.SystemOf(product) == system),
            (PatchProperty.ProductFamily, OperatingSystemType.Windows) => ["Windows"],
            (PatchProperty.Classification, OperatingSystemType.Windows) => ["CriticalUpdates", "DefinitionUpdates", "Drivers", "FeaturePacks", "SecurityUpdates", "ServicePacks", "Tools", "UpdateRollups", "Updates", "Upgrades"],
            (PatchProperty.MsrcSeverity, OperatingSystemType.Windows) => ["Critical", "Important", "Low", "Moderate", "Unspecified"],
            (PatchProperty.Priority, OperatingSystemType.Ubuntu) => ["Extra", "Important", "Optional", "Required", "Standard"],
            (PatchProperty.Classification, OperatingSystemType.AmazonLinux2 or OperatingSystemType.AmazonLinux2023) => ["Bugfix", "Enhancement", "Newpackage", "Recommended", "Security"],
            (PatchProperty.Severity, OperatingSystemType.AmazonLinux2 or OperatingSystemType.AmazonLinux2023) => ["Critical", "Important", "Low", "Medium"],
            _ => throw SsmErrors.Validation($"The property {request.Property.ToWire()} isn't valid for the operating system {system.ToWire()}."),
        };
        var page = Page.Of(values, request.NextToken, request.MaxResults ?? Most, static value => value, SsmErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(static value => ImmutableDictionary<string, string>.Empty.Add("Name", value))], page.Next);
    }
}

/// <summary>The properties of patches.</summary>
public enum PatchProperty
{
    /// <summary>The product.</summary>
    [Wire("PRODUCT")]
    Product,

    /// <summary>The family of products.</summary>
    [Wire("PRODUCT_FAMILY")]
    ProductFamily,

    /// <summary>The classification.</summary>
    [Wire("CLASSIFICATION")]
    Classification,

    /// <summary>The severity by MSRC.</summary>
    [Wire("MSRC_SEVERITY")]
    MsrcSeverity,

    /// <summary>The priority of the package.</summary>
    [Wire("PRIORITY")]
    Priority,

    /// <summary>The severity.</summary>
    [Wire("SEVERITY")]
    Severity,
}

/// <summary>The sets of patches.</summary>
[NotEmulated("APPLICATION")]
public enum PatchSet
{
    /// <summary>Those of the operating system.</summary>
    [Wire("OS")]
    OperatingSystem,
}
