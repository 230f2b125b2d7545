namespace Lab09.SecureStringSecrets;

/// <summary>The lab's tasks, in the order in which they are done.</summary>
public interface ITasks
{
    /// <summary>Task 1: make the customer key <c>alias/app-secrets</c>, whose policy delegates to the account's IAM policies.</summary>
    Task CreateKeyAsync(LabContext aws);

    /// <summary>Task 2: store the database password under that key.</summary>
    Task StoreSecretAsync(LabContext aws);

    /// <summary>Task 3: let the role <c>app</c> read the password, and nothing else.</summary>
    Task GrantSecretAsync(LabContext aws);

    /// <summary>Task 4: let the role <c>app</c> list its configuration by path, but not what lies below it.</summary>
    Task GrantConfigurationAsync(LabContext aws);
}
