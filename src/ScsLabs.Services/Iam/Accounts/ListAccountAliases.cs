namespace ScsLabs.Services.Iam;

/// <summary>Lists the alias of the account. There is none: CreateAccountAlias isn't emulated.</summary>
/// <remarks>Source: IAM API Reference, ListAccountAliases.</remarks>
[Operation<IamApi>, AnyResource]
public sealed record ListAccountAliases
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>The alias; an account has one at most.</summary>
    public sealed record Result(IReadOnlyList<string> AccountAliases, [Spread] PageEnd Page);

    /// <summary>Lists the alias.</summary>
    internal static Result Handle(ListAccountAliases request) => new([], PageEnd.OfNone(request.Page));
}
