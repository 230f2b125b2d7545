namespace ScsLabs.Services.Ssm;

/// <summary>The versions of the schema of documents.</summary>
internal static class SchemaVersions
{
    /// <summary>The version that accounts' own documents have.</summary>
    public const string Current = "2.2";

    /// <summary>Where documents of the current version have their steps.</summary>
    public const string Steps = "mainSteps";

    /// <summary>Where documents of version 1.2 have their plugins.</summary>
    public const string Plugins = "runtimeConfig";

    /// <summary>The version of a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="isAmazons">Whether it is Amazon's, whose versions are all read.</param>
    /// <exception cref="AwsException">It isn't one of a Command document, or not emulated.</exception>
    public static string Read(ContentNode root, bool isAmazons) => root["schemaVersion"].TextOrLiteral switch
    {
        Current => Current,
        "1.2" when isAmazons => "1.2",
        "1.2" or "2.0" => throw AwsException.NotEmulated("documents of other schema versions than 2.2"),
        "0.3" or "1.0" => throw DocumentErrors.InvalidSchemaVersion($"Document schema version, {root["schemaVersion"].TextOrLiteral}, is not supported by documents of type Command."),
        var unknown => throw DocumentErrors.InvalidContent($"Document schema version is invalid. Value: {unknown}"),
    };

    /// <summary>The plugins of one of Amazon's documents of version 1.2, each with one set of properties, as steps.</summary>
    public static ImmutableArray<DocumentStep> StepsOf(ContentNode plugins) =>
        [.. plugins.Members.SelectMany(plugin => plugin.Node["properties"].Items.Select(properties => DocumentStep.Of(plugin.Name, plugin.Name, properties.Element)))];
}
