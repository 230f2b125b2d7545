namespace ScsLabs.Policy;

/// <summary>The ways in which a statement, a grant, or an entry of an access control list doesn't match a request.</summary>
public enum MismatchKind
{
    /// <summary>The element doesn't name what the request has.</summary>
    DoesNotName,

    /// <summary>NotAction, NotResource or NotPrincipal names what the request has, and so leaves it out.</summary>
    LeavesOut,

    /// <summary>The statement of a key policy lacks the element, and has no effect without it.</summary>
    NoElement,

    /// <summary>The condition wants other values than the request has.</summary>
    OtherValue,

    /// <summary>The condition wants a value, and the request has none.</summary>
    NoValue,

    /// <summary>The condition's key is one of AWS's that the emulator doesn't compute.</summary>
    NotComputed,

    /// <summary>The request's encryption context isn't what the grant's constraints want.</summary>
    OtherContext,

    /// <summary>The access control list grants a permission that doesn't allow the action.</summary>
    OtherPermission,

    /// <summary>S3 Block Public Access ignores what the access control list grants to the public.</summary>
    Ignored,
}

/// <summary>The first part of a statement, a grant, or an entry of an access control list that doesn't match a request.</summary>
public sealed record Mismatch
{
    /// <summary>The way in which it doesn't match.</summary>
    public required MismatchKind Kind { get; init; }

    /// <summary>The element that doesn't match.</summary>
    public required StatementElement Element { get; init; }

    /// <summary>The name of what doesn't match: the element's as written, such as <c>NotAction</c> or a grant's <c>Operations</c>; the condition's operator with its set prefix and IfExists; or the permission that the access control list grants.</summary>
    public required string Name { get; init; }

    /// <summary>The condition's key; null where no condition is the mismatch.</summary>
    public string? Key { get; init; }

    /// <summary>The values of the element or condition, as written; of an access control list, whom it grants the permission.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>The request's side: its action, its resource, its principal, or its values of the key, which may be none; both action and resource for <see cref="MismatchKind.OtherPermission"/>.</summary>
    public IReadOnlyList<string> Actual { get; init; } = [];

    /// <summary>Tells the mismatch in one clause.</summary>
    public override string ToString() => Kind switch
    {
        MismatchKind.DoesNotName => $"{Name} [{List(Wanted)}] doesn't name {List(Actual)}",
        MismatchKind.LeavesOut => $"{Name} [{List(Wanted)}] leaves out {List(Actual)}",
        MismatchKind.NoElement => $"A statement of a key policy without {Name} has no effect",
        MismatchKind.OtherValue => $"{Name} {Key} wants [{List(Wanted)}], the request has [{List(Actual)}]",
        MismatchKind.NoValue => $"{Name} {Key} wants [{List(Wanted)}], the request has no value",
        MismatchKind.NotComputed => $"{Name} {Key} wants [{List(Wanted)}], this emulator doesn't compute that key",
        MismatchKind.OtherContext => "the request's encryption context isn't what the grant's constraints want",
        MismatchKind.OtherPermission => $"{Name} doesn't allow {List(Wanted)} {string.Join(" on ", Actual)}",
        _ => $"IgnorePublicAcls ignores what is granted to {List(Wanted)}",
    };

    private static string List(IReadOnlyList<string> values) => string.Join(", ", values);
}
