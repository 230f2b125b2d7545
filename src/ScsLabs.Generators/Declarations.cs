namespace ScsLabs.Generators;

/// <summary>An operation, as its declaration says it. All of this is plain data, so that an edit elsewhere regenerates nothing.</summary>
/// <remarks><c>Awaited</c> is the member that is a document and needn't be there for the asks; null for none.</remarks>
internal sealed record OperationDeclaration(
    string Namespace,
    string Name,
    string Request,
    string Api,
    string WireName,
    string? Action,
    EquatableArray<string>? AsksArguments,
    bool NeedsNoAuthorization,
    bool AnyResource,
    bool TakesBody,
    bool HasDryRun,
    string? LateDocument,
    bool Writes,
    string? Result,
    EquatableArray<string> HandlerArguments,
    EquatableArray<string>? PreparationArguments,
    bool PreparesValue,
    EquatableArray<TargetDeclaration> Targets,
    EquatableArray<ConditionDeclaration> Conditions,
    EquatableArray<ShapeDeclaration> Shapes);

/// <summary>A member that names a resource.</summary>
/// <remarks><c>Member</c> is the path to it, through spread members.</remarks>
internal sealed record TargetDeclaration(string Member, string Name, string Resource, string Resolve, string? With, bool IsList, bool IsOptional);

/// <summary>A member that is a condition key, of all asks or of one target's; no key for tags.</summary>
/// <remarks><c>Member</c> is the path to it, through spread members.</remarks>
internal sealed record ConditionDeclaration(string? Key, string Member, string? EnumShape, bool IsNullable, string? Target);

/// <summary>A structure or an enumeration that goes over the wire.</summary>
internal sealed record ShapeDeclaration(
    string Namespace,
    string Type,
    string EmittedName,
    bool IsEnum,
    EquatableArray<MemberDeclaration> Members);

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
}

/// <summary>What a member's attributes say about its form and place.</summary>
internal sealed record WireForm(string? Timestamp = null, bool Flattened = false, string? Item = null, bool IsAttribute = false, string? Place = null, string? Location = null);

/// <summary>How a member's type stands on the wire.</summary>
internal sealed record TypeDeclaration(WireKind Kind, string Name, TypeDeclaration? Inner = null, string? Shape = null);

/// <summary>What kinds of values there are on the wire.</summary>
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
