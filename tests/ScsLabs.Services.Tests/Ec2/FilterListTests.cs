using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>The operations named Describe… take the filters that AWS documents: <c>filters.txt</c>.</summary>
public sealed class FilterListTests
{
    private static readonly Dictionary<string, Func<TestAws, IReadOnlyList<Filter>, object>> Calls = new(StringComparer.Ordinal)
    {
        ["DescribeAddresses"] = (aws, filters) => aws.Root.Do(DescribeAddressesOperation.Instance, new(Filters: filters)),
        ["DescribeAvailabilityZones"] = (aws, filters) => aws.Root.Do(DescribeAvailabilityZonesOperation.Instance, new(Filters: filters)),
        ["DescribeInternetGateways"] = (aws, filters) => aws.Root.Do(DescribeInternetGatewaysOperation.Instance, new() { Which = new(filters) }),
        ["DescribeNetworkAcls"] = (aws, filters) => aws.Root.Do(DescribeNetworkAclsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeNetworkInsightsAnalyses"] = (aws, filters) => aws.Root.Do(DescribeNetworkInsightsAnalysesOperation.Instance, new() { Which = new(filters) }),
        ["DescribeNetworkInsightsPaths"] = (aws, filters) => aws.Root.Do(DescribeNetworkInsightsPathsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeNetworkInterfaces"] = (aws, filters) => aws.Root.Do(DescribeNetworkInterfacesOperation.Instance, new() { Which = new(filters) }),
        ["DescribeRouteTables"] = (aws, filters) => aws.Root.Do(DescribeRouteTablesOperation.Instance, new() { Which = new(filters) }),
        ["DescribeSecurityGroupRules"] = (aws, filters) => aws.Root.Do(DescribeSecurityGroupRulesOperation.Instance, new() { Which = new(filters) }),
        ["DescribeSecurityGroups"] = (aws, filters) => aws.Root.Do(DescribeSecurityGroupsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeSubnets"] = (aws, filters) => aws.Root.Do(DescribeSubnetsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeTags"] = (aws, filters) => aws.Root.Do(DescribeTagsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeVpcPeeringConnections"] = (aws, filters) => aws.Root.Do(DescribeVpcPeeringConnectionsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeIamInstanceProfileAssociations"] = (aws, filters) => aws.Root.Do(DescribeIamInstanceProfileAssociationsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeImages"] = (aws, filters) => aws.Root.Do(DescribeImagesOperation.Instance, new() { Which = new(filters) }),
        ["DescribeInstanceCreditSpecifications"] = (aws, filters) => aws.Root.Do(DescribeInstanceCreditSpecificationsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeInstanceStatus"] = (aws, filters) => aws.Root.Do(DescribeInstanceStatusOperation.Instance, new() { Which = new(filters) }),
        ["DescribeInstances"] = (aws, filters) => aws.Root.Do(DescribeInstancesOperation.Instance, new() { Which = new(filters) }),
        ["DescribeKeyPairs"] = (aws, filters) => aws.Root.Do(DescribeKeyPairsOperation.Instance, new(Filters: filters)),
        ["DescribeManagedPrefixLists"] = (aws, filters) => aws.Root.Do(DescribeManagedPrefixListsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeNatGateways"] = (aws, filters) => aws.Root.Do(DescribeNatGatewaysOperation.Instance, new() { Which = new(filters) }),
        ["DescribePrefixLists"] = (aws, filters) => aws.Root.Do(DescribePrefixListsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeSnapshots"] = (aws, filters) => aws.Root.Do(DescribeSnapshotsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeVolumes"] = (aws, filters) => aws.Root.Do(DescribeVolumesOperation.Instance, new() { Which = new(filters) }),
        ["DescribeVolumesModifications"] = (aws, filters) => aws.Root.Do(DescribeVolumesModificationsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeVpcEndpointServices"] = (aws, filters) => aws.Root.Do(DescribeVpcEndpointServicesOperation.Instance, new() { Which = new(filters) }),
        ["DescribeVpcEndpoints"] = (aws, filters) => aws.Root.Do(DescribeVpcEndpointsOperation.Instance, new() { Which = new(filters) }),
        ["DescribeVpcs"] = (aws, filters) => aws.Root.Do(DescribeVpcsOperation.Instance, new() { Which = new(filters) }),
    };

    public static TheoryData<string, string, bool> Documented { get; } = new(Read());

    public static TheoryData<string> Operations { get; } = [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Documented))]
    public void A_documented_filter_is_taken_unless_the_list_says_why_not(string operation, string filter, bool isTaken)
    {
        object Call() => Calls[operation](new(), [new(filter, ["nothing like this"])]);

        if (isTaken)
        {
            Call().ShouldNotBeNull();
        }
        else
        {
            Should.Throw<AwsException>(Call).Code.ShouldBe("InvalidParameterValue");
        }
    }

    [Fact]
    public void Every_operation_with_filters_is_in_the_list() =>
        Ec2Samples.All.Select(sample => sample.Operation.Name).Where(name => name.StartsWith("Describe", StringComparison.Ordinal)).Except(["DescribeAddressesAttribute", "DescribeImageAttribute", "DescribeInstanceAttribute", "DescribeInstanceTypes", "DescribeSnapshotAttribute", "DescribeVpcAttribute", "DescribeStaleSecurityGroups"], StringComparer.Ordinal)
            .ShouldBe(Calls.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Operations))]
    public void Others_are_refused(string operation)
    {
        Should.Throw<AwsException>(() => Calls[operation](new(), [new("colour", ["blue"])])).Message.ShouldBe("The filter 'colour' is invalid");
        Should.Throw<AwsException>(() => Calls[operation](new(), [new("", ["blue"])])).Code.ShouldBe("InvalidParameterValue");
        Should.Throw<AwsException>(() => Calls[operation](new(), [new("tag:Team", [.. Enumerable.Repeat("blue", 201)])])).Code.ShouldBe("FilterLimitExceeded");
    }

    private static IEnumerable<(string Operation, string Filter, bool IsTaken)> Read()
    {
        using var reader = new StreamReader(typeof(FilterListTests).Assembly.GetManifestResourceStream("filters.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
            .Select(line => (Words: line.TrimStart('-').Split(' '), IsTaken: line[0] != '-')).Select(line => (line.Words[0], line.Words[1], line.IsTaken))];
    }
}
