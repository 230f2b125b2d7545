using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>A row that has an ARN, so that policies can name it.</summary>
internal interface IResource : IRow
{
    /// <summary>The resource's ARN.</summary>
    string Arn { get; }

    /// <summary>The account that owns the resource; null where none does.</summary>
    AccountId? Owner => Place.Account == default ? null : Place.Account;

    /// <summary>The tags, by key.</summary>
    IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>The condition keys of this resource, beyond its tags.</summary>
    IEnumerable<Condition> Conditions(WorldView view) => [];

    /// <summary>The condition keys of this resource for one action, where the service defines a key for some actions only.</summary>
    IEnumerable<Condition> Conditions(WorldView view, string action) => Conditions(view);
}

/// <summary>A kind of resource: resolves names in requests and creates the not-found error.</summary>
/// <typeparam name="TSelf">The row's type.</typeparam>
internal interface IResource<TSelf> : IResource, IRow<TSelf>
    where TSelf : class, IResource<TSelf>
{
    /// <summary>Resolves a name, id or ARN for this caller, whether or not the resource exists.</summary>
    /// <exception cref="AwsException">The name is malformed.</exception>
    static abstract Reference<TSelf> Resolve(string name, Call call);

    /// <summary>Creates AWS's error for a resource that doesn't exist.</summary>
    static abstract AwsException NotFound(string name, Call call);
}

/// <summary>A resolved name: the ARN, and the row where it exists.</summary>
/// <param name="Name">The name as requested.</param>
/// <param name="Arn">The ARN, whether or not the resource exists.</param>
/// <param name="Row">The row; null where it doesn't exist.</param>
internal readonly record struct Reference<T>(string Name, string Arn, T? Row)
    where T : class, IResource<T>
{
    /// <summary>The resource's name in a refusal where that isn't the ARN.</summary>
    public string? Shown { get; init; }

    /// <summary>The amount of detail in a refusal.</summary>
    public RefusalDetail Tells { get; init; }

    /// <summary>The condition keys that follow from how the request names the resource, such as <c>kms:RequestAlias</c>.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Resolves a name as the resource's kind does, also where that inherits it from an interface.</summary>
    /// <exception cref="AwsException">The name is malformed.</exception>
    public static Reference<T> Of(string name, Call call) => T.Resolve(name, call);

    /// <summary>Creates the ask for one action on this resource.</summary>
    /// <remarks>INVARIANT: an existing resource is authorised by its own ARN, however the request names it, so that no spelling bypasses a Deny.</remarks>
    public Ask Ask(string action, IReadOnlyList<Condition>? conditions = null) => new(action, Row?.Arn ?? Arn, Row) { Shown = Shown, Tells = Tells, Conditions = [.. Conditions, .. conditions ?? []] };

    /// <summary>Returns the row, or throws the not-found error.</summary>
    /// <exception cref="AwsException">The row doesn't exist.</exception>
    public T OrNotFound(Call call) => Row ?? throw T.NotFound(Name, call);
}
