namespace ScsLabs.Generators;

/// <summary>An operation's declaration. All of these types are plain data, so that unrelated edits regenerate nothing.</summary>
/// <remarks><c>DryRun</c> and <c>IdempotencyToken</c> are the paths to these members, <c>LateDocument</c> is the document member that the asks don't depend on; null where there is none.</remarks>
internal sealed record OperationDeclaration(
    string Namespace,
    string Name,
    bool IsPublic,
    string Request,
    string Api,
    string WireName,
    string? Action,
    EquatableArray<string>? AsksArguments,
    bool NeedsNoAuthorization,
    bool AnyResource,
    bool TakesBody,
    string? DryRun,
    string? IdempotencyToken,
    string? LateDocument,
    bool Writes,
    bool Waits,
    string? Result,
    EquatableArray<string> HandlerArguments,
    EquatableArray<string>? PreparationArguments,
    bool PreparesValue,
    EquatableArray<TargetDeclaration> Targets,
    EquatableArray<ConditionDeclaration> Conditions,
    EquatableArray<ShapeDeclaration> Shapes);

/// <summary>A member that names a resource.</summary>
/// <remarks><c>Member</c> is the path to it, through spread members.</remarks>
internal sealed record TargetDeclaration(string Member, string Name, string Resource, string? Resolve, string? With, bool IsList, bool IsOptional);

/// <summary>A member that is a condition key, of all asks or of one target's; the key is null for tags.</summary>
/// <remarks><c>Member</c> is the path to it, through spread members.</remarks>
internal sealed record ConditionDeclaration(string? Key, string Member, string? EnumShape, bool IsNullable, string? Target);

/// <summary>A structure or an enumeration on the wire.</summary>
internal sealed record ShapeDeclaration(
    string Namespace,
    string Type,
    string EmittedName,
    bool IsEnum,
    EquatableArray<MemberDeclaration> Members)
{
    /// <summary>The values of an enumeration that AWS has and the emulator hasn't.</summary>
    public EquatableArray<string> NotEmulated { get; init; }
}

/// <summary>A structure's member or an enumeration's value.</summary>
internal sealed record MemberDeclaration(
    string Property,
    string WireName,
    TypeDeclaration? Type,
    bool IsNullable,
    string? Default,
    WireForm Form,
    bool Sensitive,
    (int Min, int Max)? Length,
    (long Min, long Max)? Range,
    string? Pattern)
{
    /// <summary>Whether an initialiser sets it, and not the constructor.</summary>
    public bool IsInitialised { get; init; }

    /// <summary>Whether its record's members stand on the wire in its place.</summary>
    public bool IsSpread { get; init; }

    /// <summary>The bounds and the form of the items of a list, or the values of a map; null for none.</summary>
    public TextDeclaration? Items { get; init; }

    /// <summary>The bounds and the form of the keys of a map; null for none.</summary>
    public TextDeclaration? Keys { get; init; }
}

/// <summary>The bounds of the length, and the form, of the texts of a list or map.</summary>
internal sealed record TextDeclaration(int Min, int Max, string? Pattern);

/// <summary>The format and location of a member, from its attributes.</summary>
internal sealed record WireForm(string? Timestamp = null, bool Flattened = false, string? Item = null, bool IsAttribute = false, string? Place = null, string? Location = null);

/// <summary>The wire form of a member's type.</summary>
internal sealed record TypeDeclaration(WireKind Kind, string Name, TypeDeclaration? Inner = null, string? Shape = null)
{
    /// <summary>The expression that shows an <c>item</c> of the type in an error: a structure by its name alone, as it may hold secrets.</summary>
    public string Shown => Kind switch
    {
        WireKind.String => "item",
        WireKind.Enumeration => $"{Shape}.ToWire(item)",
        WireKind.Structure => $"\"{Name.Substring(Name.LastIndexOf('.') + 1)}\"",
        WireKind.List => "$\"[{string.Join(\", \", item)}]\"",
        _ => "$\"{item}\"",
    };
}

/// <summary>The kinds of values on the wire.</summary>
internal enum WireKind
{
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    Blob,
    Body,
    Timestamp,
    Structure,
    Enumeration,
    List,
    Map,
}
