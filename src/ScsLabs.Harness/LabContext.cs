using System.Globalization;

namespace ScsLabs.Harness;

/// <summary>What a lab acts in: accounts and their clients, on some backend.</summary>
public sealed class LabContext(LabBackend backend)
{
    private readonly Dictionary<string, AwsAccount> accounts = new(StringComparer.Ordinal);

    /// <summary>Where AWS's endpoints are.</summary>
    public LabBackend Backend { get; } = backend;

    /// <summary>The Region that labs work in unless they say otherwise.</summary>
    public string Region => "us-east-1";

    /// <summary>The account that a scenario is about.</summary>
    public AwsAccount A => Account("A");

    /// <summary>Another account.</summary>
    public AwsAccount B => Account("B");

    /// <summary>A third account, which nobody invited.</summary>
    public AwsAccount C => Account("C");

    /// <summary>An account by its letter: A is 111111111111, B is 222222222222, and so on to I.</summary>
    public AwsAccount Account(string letter)
    {
        if (letter is not [>= 'A' and <= 'I' and var name])
        {
            throw new ArgumentOutOfRangeException(nameof(letter), letter, "Accounts are named A to I.");
        }

        if (!accounts.TryGetValue(letter, out var account))
        {
            var id = AccountId.Parse(new string((char)('1' + name - 'A'), 12).ToString(CultureInfo.InvariantCulture));
            accounts[letter] = account = new(this, letter, id);
        }

        return account;
    }

    /// <summary>The same accounts and users on another backend, a copy of this one.</summary>
    internal LabContext On(LabBackend copy)
    {
        var context = new LabContext(copy);
        foreach (var (letter, account) in accounts)
        {
            context.accounts[letter] = account.On(context);
        }

        return context;
    }
}
