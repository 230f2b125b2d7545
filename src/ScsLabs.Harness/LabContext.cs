namespace ScsLabs.Harness;

/// <summary>What a lab acts in: accounts and their clients, on some backend.</summary>
public sealed class LabContext
{
    private readonly Dictionary<string, AwsAccount> accounts = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<AccountId> ids;

    internal LabContext(LabBackend backend, IReadOnlyList<AccountId> ids) => (Backend, this.ids) = (backend, ids);

    /// <summary>Where AWS's endpoints are.</summary>
    public LabBackend Backend { get; }

    /// <summary>Whether all letters are one account, because the backend has but one.</summary>
    internal bool HasOneAccountOnly => ids[0] == ids[1];

    /// <summary>The Region that labs work in unless they say otherwise.</summary>
    public string Region => "us-east-1";

    /// <summary>The account that a scenario is about.</summary>
    public AwsAccount A => Account("A");

    /// <summary>Another account.</summary>
    public AwsAccount B => Account("B");

    /// <summary>A third account, which nobody invited.</summary>
    public AwsAccount C => Account("C");

    /// <summary>An account by its letter, A to I. Embedded A is 111111111111, B is 222222222222, and so on.</summary>
    public AwsAccount Account(string letter)
    {
        if (letter is not [>= 'A' and <= 'I' and var name])
        {
            throw new ArgumentOutOfRangeException(nameof(letter), letter, "Accounts are named A to I.");
        }

        if (!accounts.TryGetValue(letter, out var account))
        {
            accounts[letter] = account = new(this, letter, ids[name - 'A']);
        }

        return account;
    }

    /// <summary>The same accounts and users on another backend, a copy of this one.</summary>
    internal LabContext On(LabBackend copy)
    {
        var context = new LabContext(copy, ids);
        foreach (var (letter, account) in accounts)
        {
            context.accounts[letter] = account.On(context);
        }

        return context;
    }
}
