using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>The content of a Command document: what it declares and does.</summary>
/// <remarks>Bounds: 64 KB, with the values of a command. Source: Systems Manager User Guide, documents-schemas-features.</remarks>
internal sealed record DocumentContent
{
    private const int MostKilobytes = 64;
    private const int BytesPerKilobyte = 1024;

    /// <summary>The quotes and the comma that a value has as JSON.</summary>
    private const int BytesPerItem = 3;

    private DocumentContent()
    {
    }

    /// <summary>The version of the schema: 2.2, or 1.2 for some of Amazon's.</summary>
    public required string SchemaVersion { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The parameters by name, in the document's order.</summary>
    public required IReadOnlyDictionary<string, DocumentParameter> Parameters { get; init; }

    /// <summary>The steps in their order, at least one.</summary>
    public required IReadOnlyList<DocumentStep> Steps { get; init; }

    /// <summary>The content as JSON, whatever its format.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>The bytes of the content as it is written.</summary>
    public required int Bytes { get; init; }

    /// <summary>The operating systems on which some step can run.</summary>
    public IEnumerable<PlatformType> Platforms => Enum.GetValues<PlatformType>().Where(platform => Steps.Any(step => step.AppliesTo(platform)));

    /// <summary>Whether values must match patterns, which users write and which may take seconds.</summary>
    public bool HasPatterns => Parameters.Values.Any(static parameter => parameter.AllowedPattern is not null);

    /// <summary>Reads and checks the content of an account's own document, but for its patterns.</summary>
    /// <exception cref="AwsException">InvalidDocumentContent, InvalidDocumentSchemaVersion, MaxDocumentSizeExceeded, or not emulated.</exception>
    public static DocumentContent Parse(string content, DocumentFormat format) => Parse(content, format, isAmazons: false);

    /// <summary>Requires that patterns are regular expressions, and that defaults match them.</summary>
    /// <exception cref="AwsException">InvalidDocumentContent, or not emulated.</exception>
    public DocumentContent RequirePatterns()
    {
        var matching = new AllowedPattern();
        foreach (var (name, parameter) in Parameters)
        {
            parameter.RequirePattern($"/parameters/{name}", matching);
        }

        return this;
    }

    /// <summary>Reads the content of one of Amazon's documents, which may be of schema 1.2 and have the emulator's own action.</summary>
    public static DocumentContent ParseAmazons(string content) => Parse(content, DocumentFormat.Json, isAmazons: true);

    /// <summary>Requires that the values that a command gives match their patterns. Defaults did when the document was made.</summary>
    /// <param name="values">The values of all parameters.</param>
    /// <param name="given">The names of those that the command gives.</param>
    /// <exception cref="AwsException">InvalidParameters, or not emulated.</exception>
    public void RequirePatterns(CommandValues values, IEnumerable<string> given)
    {
        var matching = new AllowedPattern();
        foreach (var name in given)
        {
            if (ParameterValues.PatternFault(Parameters[name], values.ByName[name], matching) is { } fault)
            {
                throw DocumentErrors.InvalidParameters($"The value of parameter {name} {fault}.");
            }
        }
    }

    /// <summary>The values of all parameters for one command, but for their patterns: those given, else the defaults.</summary>
    /// <param name="given">The values that the command gives, by name; null for none.</param>
    /// <param name="documentName">The document's name, for errors.</param>
    /// <exception cref="AwsException">InvalidParameters, MaxDocumentSizeExceeded, or not emulated: references to Parameter Store.</exception>
    public IReadOnlyDictionary<string, JsonNode> Bind(IReadOnlyDictionary<string, IReadOnlyList<string>>? given, string documentName)
    {
        var texts = given ?? ImmutableDictionary<string, IReadOnlyList<string>>.Empty;
        if (texts.Keys.Any(name => !Parameters.ContainsKey(name)))
        {
            throw DocumentErrors.UnsupportedParameters(documentName);
        }

        if (Bytes + texts.Values.Sum(values => values.Sum(static value => Encoding.UTF8.GetByteCount(value) + BytesPerItem)) > MostKilobytes * BytesPerKilobyte)
        {
            throw DocumentErrors.TooLarge(MostKilobytes);
        }

        return Parameters.ToImmutableDictionary(
            parameter => parameter.Key,
            parameter => texts.TryGetValue(parameter.Key, out var values) ? Given(parameter.Key, parameter.Value, values)
                : parameter.Value.DefaultValue() ?? throw DocumentErrors.InvalidParameters($"The parameter {parameter.Key} of document {documentName} needs a value."),
            StringComparer.Ordinal);
    }

    private static JsonNode Given(string name, DocumentParameter parameter, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            Placeholders.RefuseParameterStore(text);
        }

        var value = ParameterValues.Of(parameter.Type, texts) ?? throw DocumentErrors.InvalidParameters($"The value of parameter {name} is not of the type {parameter.Type}.");
        return ParameterValues.Fault(parameter, value) is { } fault ? throw DocumentErrors.InvalidParameters($"The value of parameter {name} {fault}.") : value;
    }

    private static DocumentContent Parse(string content, DocumentFormat format, bool isAmazons)
    {
        var bytes = Encoding.UTF8.GetByteCount(content);
        if (bytes > MostKilobytes * BytesPerKilobyte)
        {
            throw DocumentErrors.TooLarge(MostKilobytes);
        }

        var root = new ContentNode(format == DocumentFormat.Yaml ? YamlContent.Read(content) : JsonContent.Read(content), "/");
        var schema = SchemaVersions.Read(root, isAmazons);
        root.RequireOnly("schemaVersion", "description", "parameters", schema == SchemaVersions.Current ? SchemaVersions.Steps : SchemaVersions.Plugins);
        var parameters = new OrderedDictionary<string, DocumentParameter>(StringComparer.Ordinal);
        foreach (var (name, node) in root.Find("parameters")?.Members ?? [])
        {
            parameters.Add(name, DocumentParameter.Read(name, node));
        }

        return new()
        {
            SchemaVersion = schema,
            Description = root.Find("description")?.Text,
            Parameters = parameters,
            Steps = schema == SchemaVersions.Current ? StepReader.Read(root[SchemaVersions.Steps], parameters, isAmazons) : SchemaVersions.StepsOf(root[SchemaVersions.Plugins]),
            Json = root.Element,
            Bytes = bytes,
        };
    }
}
