using System.Runtime.CompilerServices;
using Amazon.Runtime;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The environment of a lab: accounts and their clients, on a backend.</summary>
public sealed class LabContext
{
    /// <summary>The time between looks at first, and once as much has passed as the second is.</summary>
    private static readonly TimeSpan ShortStep = TimeSpan.FromSeconds(5), LongStep = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, AwsAccount> accounts = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<AccountId> ids;

    internal LabContext(LabBackend backend, IReadOnlyList<AccountId> ids)
    {
        (Backend, this.ids) = (backend, ids);
        Network = new(this);
    }

    /// <summary>The backend.</summary>
    public LabBackend Backend { get; }

    /// <summary>Whether all letters stand for one account, because the backend has only one.</summary>
    internal bool HasOneAccountOnly => ids[0] == ids[1];

    /// <summary>The default Region of labs.</summary>
    public string Region => "us-east-1";

    /// <summary>Account A, the main account of a scenario.</summary>
    public AwsAccount A => Account("A");

    /// <summary>Account B, another account.</summary>
    public AwsAccount B => Account("B");

    /// <summary>Account C, a third account without any permissions.</summary>
    public AwsAccount C => Account("C");

    /// <summary>Returns an account by its letter, A to I. On the embedded backend A is 111111111111, B is 222222222222, and so on.</summary>
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

    /// <summary>The lab's network: whether connections can be opened, and if not, what stops them.</summary>
    public LabNetwork Network { get; }

    /// <summary>Waits until something is so, since resources take time to reach a state. The emulator's clock is advanced for it; another backend is asked again until its own time has come.</summary>
    /// <param name="isSo">Whether it is so.</param>
    /// <param name="what">What is waited for; else the code that asks for it.</param>
    /// <exception cref="TimeoutException">It isn't so after 15 minutes of the backend's time.</exception>
    public async Task UntilAsync(Func<Task<bool>> isSo, [CallerArgumentExpression(nameof(isSo))] string what = "")
    {
        var waited = TimeSpan.Zero;
        while (!await isSo().ConfigureAwait(false))
        {
            if (waited >= Patience)
            {
                throw new TimeoutException(Texts.StateNotReached.With(Patience.TotalMinutes, Backend.Endpoint, string.Join(' ', what.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))));
            }

            var step = waited < LongStep ? ShortStep : LongStep;
            await Backend.PassAsync(step).ConfigureAwait(false);
            waited += step;
        }
    }

    /// <summary>Lets time pass. The emulator's clock is advanced, and what is due until then happens; elsewhere it takes as long as it says.</summary>
    /// <param name="time">The time that passes.</param>
    public Task PassAsync(TimeSpan time) => Backend.PassAsync(time);

    /// <summary>Goes onto an EC2 instance, which runs then: to its metadata service, and to what its role may do.</summary>
    /// <param name="instanceId">The instance's id.</param>
    /// <exception cref="BackendException">There is no such instance, or the backend has no metadata service.</exception>
    public Task<LabInstance> OnInstanceAsync(string instanceId) => LabInstance.OnAsync(this, instanceId);

    /// <summary>All that a user or role may do, to compare with what is expected.</summary>
    /// <param name="principal">The ARN of the user or role.</param>
    public ExpectedPermissions PermissionsOf(string principal) => new(this, principal);

    /// <summary>The name of a user or role in failure messages; its ARN where it is of no account of the lab.</summary>
    internal string NameOf(string arn) =>
        arn.Split(':', 6) is [_, _, _, _, var account, var name] && ids.ToList().FindIndex(id => id.ToString() == account) is var at and >= 0
            ? (name.StartsWith("user/", StringComparison.Ordinal) ? Texts.User : Texts.Role).With(name[(name.LastIndexOf('/') + 1)..], (char)('A' + at))
            : arn;

    /// <summary>The name of an account in pictures: its letter and its id.</summary>
    internal string NameOfAccount(string id) => ids.ToList().FindIndex(one => one.ToString() == id) is var at and >= 0 ? $"{(char)('A' + at)} ({id})" : id;

    /// <summary>The aliases of the accounts' keys, by key id, as far as the backend tells them.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> KeyNamesAsync()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var account in accounts.Values)
        {
            try
            {
                foreach (var alias in (await account.Root.Kms.ListAliasesAsync(new()).ConfigureAwait(false)).Aliases ?? [])
                {
                    names[alias.TargetKeyId ?? ""] = alias.AliasName;
                }
            }
            catch (AmazonClientException)
            {
                // The failure that is being told matters; without the name it shows the key's id.
            }
        }

        return names;
    }

    /// <summary>Returns the same accounts and users on another backend, a copy of this one.</summary>
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
