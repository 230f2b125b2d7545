using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>The condition under which a step runs: that two texts are equal, of which one is the type of the operating system or refers to a parameter.</summary>
/// <remarks>Source: Systems Manager User Guide, documents-syntax-data-elements-parameters; amazon-ssm-agent, runpluginutil.</remarks>
internal sealed record StepPrecondition
{
    private const string Operator = "StringEquals";
    private const string Platform = "platformType";
    private const string PlatformReference = "platform:platformType";

    private readonly string left, right;

    private StepPrecondition(string left, string right) => (this.left, this.right) = (left, right);

    /// <summary>Reads the precondition of a step.</summary>
    /// <exception cref="AwsException">InvalidDocumentContent.</exception>
    public static StepPrecondition Read(ContentNode node, IReadOnlyDictionary<string, DocumentParameter> parameters)
    {
        node.RequireOnly(Operator);
        var operands = node[Operator];
        var texts = operands.Items.Select(item => item.Text).ToList();
        Placeholders.Require(operands.Element, parameters);
        if (texts.Count != 2)
        {
            throw DocumentErrors.InvalidForm($"{Operator}: operator accepts exactly 2 arguments", operands.Path);
        }

        if (texts[0] == texts[1])
        {
            throw DocumentErrors.InvalidForm($"{Operator}: operator's arguments can't be identical", operands.Path);
        }

        if (!texts.Exists(text => IsPlatform(text) || parameters.Keys.Any(name => Refers(text, name))))
        {
            throw DocumentErrors.InvalidForm($"{Operator}: at least one of operator's arguments must contain a valid document parameter", operands.Path);
        }

        return new(texts[0], texts[1]);
    }

    /// <summary>Whether it holds. One about a parameter is taken to hold where no values are given.</summary>
    public bool Holds(PlatformType platform, IReadOnlyDictionary<string, JsonNode>? values) =>
        IsPlatform(left) ? IsNamed(platform, right)
        : IsPlatform(right) ? IsNamed(platform, left)
        : values is null || Placeholders.InText(left, values) == Placeholders.InText(right, values);

    /// <summary>The precondition as it is written in the document.</summary>
    public override string ToString() => $"\"{Operator}\": [{left}, {right}]";

    private static bool IsNamed(PlatformType platform, string text) => platform.ToWire().Equals(text, StringComparison.OrdinalIgnoreCase);

    private static bool IsPlatform(string text) => text == Platform || Refers(text, PlatformReference);

    private static bool Refers(string text, string name) => Placeholders.Names(text).Contains(name, StringComparer.Ordinal);
}
