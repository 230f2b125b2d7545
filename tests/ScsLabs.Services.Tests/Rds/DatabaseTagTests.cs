using ScsLabs.Services.Rds;
using Tag = ScsLabs.Services.Rds.Tag;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>Tags of RDS's resources, by their ARNs.</summary>
public sealed class DatabaseTagTests : DatabaseWorld
{
    [Fact]
    public async Task Databases_and_subnet_groups_have_tags()
    {
        await NewSubnetGroupAsync();
        string[] arns = [(await AvailableAsync(Database(group: "group"))).DBInstanceArn, (await Rds.DescribeDBSubnetGroupsAsync(new("group"), Token)).DBSubnetGroups.Single().Arn];
        foreach (var arn in arns)
        {
            await Rds.AddTagsToResourceAsync(new(arn, [new("Team", "a"), new("Cost", "1")]), Token);
            await Rds.AddTagsToResourceAsync(new(arn, [new("Team", "b"), new("Empty")]), Token);
            await Rds.RemoveTagsFromResourceAsync(new(arn, ["Cost", "None"]), Token);
            (await Rds.ListTagsForResourceAsync(new(arn), Token)).TagList.ShouldBe([new("Empty", ""), new("Team", "b")]);
        }

        (await ShowAsync("db")).TagList.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_not_there_has_none()
    {
        await RdsRefusesAsync("DBInstanceNotFound", () => ListAsync("db:none"), "DBInstance none not found.");
        await RdsRefusesAsync("DBSubnetGroupNotFoundFault", () => ListAsync("subgrp:none"));
        await RdsRefusesAsync("NotImplemented", () => ListAsync("snapshot:one"));
        await RdsRefusesAsync("InvalidParameterValue", () => Rds.ListTagsForResourceAsync(new("db"), Token), "Invalid resource name: db");
        await RdsRefusesAsync("InvalidParameterValue", () => Rds.ListTagsForResourceAsync(new($"arn:aws:rds:us-east-1:{Aws.B.Id}:db:db"), Token));
    }

    [Fact]
    public async Task Fifty_tags_are_the_most()
    {
        var arn = (await AvailableAsync(Database())).DBInstanceArn;
        await Rds.AddTagsToResourceAsync(new(arn, [.. Enumerable.Range(0, 50).Select(number => new Tag($"k{number}", ""))]), Token);
        await RdsRefusesAsync("InvalidParameterValue", () => Rds.AddTagsToResourceAsync(new(arn, [new("one-more")]), Token));
        await RdsRefusesAsync("InvalidParameterValue", () => Rds.AddTagsToResourceAsync(new(arn, [new("", "no key")]), Token));
    }

    private Task ListAsync(string resource) => Rds.ListTagsForResourceAsync(new($"arn:aws:rds:us-east-1:{Aws.A.Id}:{resource}"), Token);
}
