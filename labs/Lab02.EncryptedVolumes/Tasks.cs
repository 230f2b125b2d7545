namespace Lab02.EncryptedVolumes;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1: create the AWS Config rule <c>encrypted-volumes</c>, which finds attached volumes that aren't encrypted under <c>alias/app-data</c>.</summary>
    Task CreateRuleAsync(LabContext aws);

    /// <summary>Task 2: replace the application's data volume by an encrypted one with the same data, and leave no unencrypted copy.</summary>
    Task EncryptDataAsync(LabContext aws);

    /// <summary>Task 3: have EBS encrypt all new volumes under <c>alias/app-data</c>.</summary>
    Task EncryptByDefaultAsync(LabContext aws);
}
