using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>A row that policies can name.</summary>
public interface IResource : IRow
{
    /// <summary>The resource's ARN.</summary>
    string Arn { get; }

    /// <summary>The account that decides about it; null where no account does.</summary>
    AccountId? Owner => Place.Account == default ? null : Place.Account;

    /// <summary>The tags, by key.</summary>
    IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>The condition keys that this resource brings, beyond its tags.</summary>
    IEnumerable<Condition> Conditions(WorldView view) => [];

    /// <summary>The condition keys that this resource brings to one action, where the service gives a key to some actions only.</summary>
    IEnumerable<Condition> Conditions(WorldView view, string action) => Conditions(view);
}

/// <summary>A kind of resource: how requests name it, and the error where it isn't there.</summary>
/// <typeparam name="TSelf">The row's type.</typeparam>
public interface IResource<TSelf> : IResource, IRow<TSelf>
    where TSelf : class, IResource<TSelf>
{
    /// <summary>What the given name, id or ARN means to this caller, whether or not it exists.</summary>
    /// <exception cref="AwsError">The name can't be one.</exception>
    static abstract Reference<TSelf> Resolve(string name, Call call);

    /// <summary>AWS's error for a resource that isn't there.</summary>
    static abstract AwsError NotFound(string name, Call call);
}

/// <summary>What a request means by a name: the ARN, and the row where there is one.</summary>
/// <param name="Name">As the request has it.</param>
/// <param name="Arn">The ARN, existing or not.</param>
/// <param name="Row">The row; null where there is none.</param>
public readonly record struct Reference<T>(string Name, string Arn, T? Row)
    where T : class, IResource<T>
{
    /// <summary>How a refusal names the resource where that isn't the ARN.</summary>
    public string? Shown { get; init; }

    /// <summary>How much a refusal tells.</summary>
    public RefusalDetail Tells { get; init; }

    /// <summary>The condition keys that follow from how the request names the resource, such as <c>kms:RequestAlias</c>.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The ask for one action on this resource.</summary>
    /// <remarks>INVARIANT: what exists is asked for by its own ARN, however the request spells it, so that no spelling gets round a Deny.</remarks>
    public Ask Ask(string action, IReadOnlyList<Condition>? conditions = null) => new(action, Row?.Arn ?? Arn, Row) { Shown = Shown, Tells = Tells, Conditions = [.. Conditions, .. conditions ?? []] };

    /// <summary>The row.</summary>
    /// <exception cref="AwsError">There is none.</exception>
    public T OrNotFound(Call call) => Row ?? throw T.NotFound(Name, call);
}
