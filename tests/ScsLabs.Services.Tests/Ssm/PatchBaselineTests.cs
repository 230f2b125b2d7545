using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Patch baselines, and the patch groups that are registered with them.</summary>
public sealed class PatchBaselineTests
{
    private const string Predefined = "arn:aws:ssm:us-east-1:075727635805:patchbaseline/pb-05c9c9bf778d4c4d0";

    private readonly TestAws aws = new();

    [Fact]
    public void A_baseline_has_AWS_s_defaults()
    {
        var id = Create("own");

        var baseline = aws.Root.Do(GetPatchBaselineOperation.Instance, new(id));
        (baseline.BaselineId, baseline.Name, baseline.OperatingSystem).ShouldBe((id, "own", OperatingSystemType.AmazonLinux2023));
        (baseline.Rules.ApprovedPatchesComplianceLevel, baseline.Rules.ApprovedPatchesEnableNonSecurity, baseline.Rules.RejectedPatchesAction).ShouldBe((PatchComplianceLevel.Unspecified, false, PatchAction.AllowAsDependency));
        (baseline.Rules.ApprovedPatches!.Count, baseline.Rules.RejectedPatches!.Count, baseline.Rules.GlobalFilters!.PatchFilters.Count, baseline.Rules.ApprovalRules!.PatchRules.Count, baseline.PatchGroups.Count).ShouldBe((0, 0, 0, 0, 0));
        aws.Root.Do(GetPatchBaselineOperation.Instance, new($"arn:aws:ssm:us-east-1:111111111111:patchbaseline/{id}")).BaselineId.ShouldBe(id);
        aws.Root.Do(CreatePatchBaselineOperation.Instance, new("windows")).BaselineId.ShouldSatisfyAllConditions(windows => aws.Root.Do(GetPatchBaselineOperation.Instance, new(windows)).OperatingSystem.ShouldBe(OperatingSystemType.Windows));
    }

    [Fact]
    public void A_baseline_is_changed_in_part_or_replaced()
    {
        var id = Create("own", new() { Description = "mine", ApprovedPatches = ["kernel"], ApprovalRules = Rules(new([new(PatchFilterKey.Severity, ["Critical"])])) });

        var changed = aws.Root.Do(UpdatePatchBaselineOperation.Instance, new(id) { Rules = new() { RejectedPatches = ["expat"] } });
        (changed.Name, changed.Rules.Description, changed.Rules.ApprovalRules!.PatchRules.Count).ShouldBe(("own", "mine", 1));
        (changed.Rules.ApprovedPatches!.Single(), changed.Rules.RejectedPatches!.Single()).ShouldBe(("kernel", "expat"));

        aws.Root.Fails("ValidationException", UpdatePatchBaselineOperation.Instance, new(id) { Replace = true });
        var replaced = aws.Root.Do(UpdatePatchBaselineOperation.Instance, new(id) { Name = "new", Replace = true });
        (replaced.Name, replaced.Rules.Description, replaced.Rules.ApprovedPatches!.Count, replaced.Rules.ApprovalRules!.PatchRules.Count).ShouldBe(("new", null, 0, 0));
    }

    [Fact]
    public void A_baseline_of_one_s_own_has_tags_and_AWS_s_have_none()
    {
        var id = Create("own");

        aws.Root.Do(AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.PatchBaseline, id, [new("Team", "blue")]));
        aws.Root.Do(ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.PatchBaseline, id)).TagList.ShouldBe([new("Team", "blue")]);
        var blue = aws.User("blue", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:DeletePatchBaseline","Resource":"*","Condition":{"StringEquals":{"ssm:resourceTag/Team":"blue"}}}]}""");
        blue.IsRefused("ssm:DeletePatchBaseline", DeletePatchBaselineOperation.Instance, new(Create("other")));
        blue.Do(DeletePatchBaselineOperation.Instance, new(id));

        aws.Root.Fails("AccessDeniedException", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.PatchBaseline, Predefined, [new("Team", "blue")]));
    }

    [Fact]
    public void A_baseline_in_use_is_not_deleted()
    {
        var (grouped, standard, free) = (Create("grouped"), Create("default"), Create("free"));
        aws.Root.Do(RegisterPatchBaselineForPatchGroupOperation.Instance, new(grouped, "web"));
        aws.Root.Do(RegisterDefaultPatchBaselineOperation.Instance, new(standard));

        aws.Root.Fails("ResourceInUseException", DeletePatchBaselineOperation.Instance, new(grouped));
        aws.Root.Fails("ResourceInUseException", DeletePatchBaselineOperation.Instance, new(standard));
        aws.Root.Do(DeletePatchBaselineOperation.Instance, new(free)).BaselineId.ShouldBe(free);
        aws.Root.Do(DeletePatchBaselineOperation.Instance, new(free)).BaselineId.ShouldBe(free);

        aws.Root.Fails("DoesNotExistException", GetPatchBaselineOperation.Instance, new(free)).Message.ShouldBe("Patch Baseline to be retrieved does not exist.");
        aws.Root.Do(DeregisterPatchBaselineForPatchGroupOperation.Instance, new(grouped, "web"));
        aws.Root.Do(DeletePatchBaselineOperation.Instance, new(grouped));
    }

    [Fact]
    public void AWS_s_baselines_are_seen_and_not_changed()
    {
        var baseline = aws.Root.Do(GetPatchBaselineOperation.Instance, new(Predefined));
        (baseline.BaselineId, baseline.Name).ShouldBe((Predefined, "AWS-AmazonLinux2023DefaultPatchBaseline"));
        baseline.Rules.ApprovalRules!.PatchRules.ShouldAllBe(rule => rule.ApproveAfterDays == 7);

        aws.Root.Fails("DoesNotExistException", UpdatePatchBaselineOperation.Instance, new(Predefined) { Name = "mine" });
        aws.Root.Fails("DoesNotExistException", DeletePatchBaselineOperation.Instance, new(Predefined));
        aws.Root.Fails("DoesNotExistException", GetPatchBaselineOperation.Instance, new("pb-05c9c9bf778d4c4d0"));
        aws.Root.Fails("InvalidResourceId", GetPatchBaselineOperation.Instance, new("something-of-the-right-length"));
        (aws.Root with { Region = "eu-west-1" }).Do(GetDefaultPatchBaselineOperation.Instance, new()).BaselineId.ShouldStartWith("arn:aws:ssm:eu-west-1:075727635805:patchbaseline/pb-");
    }

    [Fact]
    public void A_default_is_registered_and_reset()
    {
        var id = Create("own");
        aws.Root.Do(RegisterDefaultPatchBaselineOperation.Instance, new(id));
        Default().ShouldBe(id);
        aws.Root.Do(DescribePatchBaselinesOperation.Instance, new([new("OPERATING_SYSTEM", ["AMAZON_LINUX_2023"])])).BaselineIdentities.Select(one => (one.BaselineId, one.DefaultBaseline)).ShouldBe([(Predefined, false), (id, true)]);

        aws.Root.Do(RegisterDefaultPatchBaselineOperation.Instance, new(Predefined));
        Default().ShouldBe(Predefined);
        aws.Root.Do(DeletePatchBaselineOperation.Instance, new(id));

        string Default() => aws.Root.Do(GetDefaultPatchBaselineOperation.Instance, new(OperatingSystemType.AmazonLinux2023)).BaselineId;
    }

    [Fact]
    public void A_patch_group_has_one_baseline_for_each_operating_system()
    {
        var (linux, windows) = (Create("linux"), aws.Root.Do(CreatePatchBaselineOperation.Instance, new("windows")).BaselineId);
        aws.Root.Do(RegisterPatchBaselineForPatchGroupOperation.Instance, new(linux, "web"));
        aws.Root.Do(RegisterPatchBaselineForPatchGroupOperation.Instance, new(windows, "web"));

        aws.Root.Fails("AlreadyExistsException", RegisterPatchBaselineForPatchGroupOperation.Instance, new(Predefined, "web")).Message.ShouldBe("Patch Group web already has a baseline registered for OperatingSystem AMAZON_LINUX_2023.");
        Of("web").ShouldBe(linux);
        Of("others").ShouldBe(Predefined);
        aws.Root.Do(GetPatchBaselineOperation.Instance, new(linux)).PatchGroups.ShouldBe(["web"]);
        aws.Root.Do(DescribePatchGroupsOperation.Instance, new()).Mappings.Select(one => (one.PatchGroup, one.BaselineIdentity.BaselineId)).ShouldBe([("web", linux), ("web", windows)]);
        aws.Root.Do(DescribePatchGroupsOperation.Instance, new(Filters: [new("NAME_PREFIX", ["w"]), new("OPERATING_SYSTEM", ["WINDOWS"])])).Mappings.ShouldHaveSingleItem().BaselineIdentity.BaselineName.ShouldBe("windows");
        aws.Root.Fails("DoesNotExistException", DeregisterPatchBaselineForPatchGroupOperation.Instance, new(linux, "others"));

        string Of(string group) => aws.Root.Do(GetPatchBaselineForPatchGroupOperation.Instance, new(group, OperatingSystemType.AmazonLinux2023)).BaselineId;
    }

    [Fact]
    public void Baselines_are_listed_by_owner_and_name_page_by_page()
    {
        var ids = Enumerable.Range(0, 3).Select(number => Create($"own-{number}")).Order(StringComparer.Ordinal).ToList();

        List([new("OWNER", ["Self"])]).ShouldBe(ids);
        List([new("OWNER", ["AWS"])]).Count.ShouldBe(4);
        List([new("NAME_PREFIX", ["AWS-Ubuntu"])]).ShouldHaveSingleItem();
        var first = aws.Root.Do(DescribePatchBaselinesOperation.Instance, new(MaxResults: 5));
        first.BaselineIdentities.Concat(aws.Root.Do(DescribePatchBaselinesOperation.Instance, new(NextToken: first.NextToken)).BaselineIdentities).Select(one => one.BaselineId).ShouldBe(List([]));
        aws.Root.Fails("ValidationException", DescribePatchBaselinesOperation.Instance, new([new("COLOUR", ["red"])]));

        List<string> List(IReadOnlyList<PatchOrchestratorFilter> filters) => [.. aws.Root.Do(DescribePatchBaselinesOperation.Instance, new(filters)).BaselineIdentities.Select(one => one.BaselineId)];
    }

    [Fact]
    public void Rules_that_are_wrong_are_refused()
    {
        Refused(new() { ApprovalRules = Rules(new([new(PatchFilterKey.MsrcSeverity, ["Critical"])])) });
        Refused(new() { GlobalFilters = new([new(PatchFilterKey.PatchSet, ["OS"])]) });
        Refused(new() { ApprovalRules = new([new(new([]))]) });
        Refused(new() { ApprovalRules = new([new(new([]), ApproveAfterDays: 1, ApproveUntilDate: "2026-01-01")]) });
        Refused(new() { ApprovalRules = new([new(new([]), ApproveUntilDate: "01.01.2026")]) });
        Refused(new() { ApprovedPatches = [new('a', 101)] });
        Create("own", new() { ApprovalRules = new([new(new([]), ApproveUntilDate: "2026-01-01")]) });

        void Refused(PatchBaselineRules rules) => aws.Root.Fails("ValidationException", CreatePatchBaselineOperation.Instance, new("own") { OperatingSystem = OperatingSystemType.AmazonLinux2023, Rules = rules });
    }

    [Fact]
    public void A_repeated_token_creates_one()
    {
        var first = aws.Root.Do(CreatePatchBaselineOperation.Instance, new("own") { ClientToken = "token" });

        aws.Root.Do(CreatePatchBaselineOperation.Instance, new("own") { ClientToken = "token" }).ShouldBe(first);
        aws.Root.Fails("IdempotentParameterMismatch", CreatePatchBaselineOperation.Instance, new("another") { ClientToken = "token" });
    }

    [Fact]
    public void Policies_name_baselines_and_their_tags()
    {
        var (mine, other) = (Create("mine", tags: [new("Team", "blue")]), Create("other"));
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"arn:aws:ssm:*:111111111111:patchbaseline/*","Condition":{"StringEquals":{"aws:ResourceTag/Team":"blue","ssm:resourceTag/Team":"blue"}}},{"Effect":"Allow","Action":"ssm:CreatePatchBaseline","Resource":"*"}]}""");

        user.Do(UpdatePatchBaselineOperation.Instance, new(mine) { Name = "changed" });
        user.Do(CreatePatchBaselineOperation.Instance, new("new"));

        user.IsRefused("ssm:UpdatePatchBaseline", UpdatePatchBaselineOperation.Instance, new(other) { Name = "changed" });
        user.IsRefused("ssm:GetPatchBaseline", GetPatchBaselineOperation.Instance, new(Predefined));
        user.IsRefused("ssm:GetDefaultPatchBaseline", GetDefaultPatchBaselineOperation.Instance, new());
        user.IsRefused("ssm:AddTagsToResource", CreatePatchBaselineOperation.Instance, new("new") { Tags = [new("Team", "red")] });
    }

    [Fact]
    public void Available_patches_are_found_by_their_properties()
    {
        var critical = Find(new("PRODUCT", ["AmazonLinux2023"]), new("SEVERITY", ["Critical"]), new("ARCH", ["x86_64"]));
        critical.Select(patch => patch.Name).ShouldBe(["dotnet-runtime-8.0", "lasso"]);
        critical[1].AdvisoryIds.ShouldBe(["ALAS2023-2025-1285"]);
        critical[1].CveIds!.ShouldContain("CVE-2025-47151");

        var update = Find(new PatchOrchestratorFilter("PATCH_ID", ["KB5068787"])).ShouldHaveSingleItem();
        (update.KbNumber, update.MsrcSeverity, update.Classification, update.ContentUrl).ShouldBe(("KB5068787", "Critical", "SecurityUpdates", "https://support.microsoft.com/en-us/kb/5068787"));
        aws.Root.Fails("ValidationException", DescribeAvailablePatchesOperation.Instance, new([new("COLOUR", ["red"])]));

        IReadOnlyList<Patch> Find(params PatchOrchestratorFilter[] filters) => aws.Root.Do(DescribeAvailablePatchesOperation.Instance, new(filters)).Patches;
    }

    [Fact]
    public void What_a_baseline_says_of_Windows_patches_is_listed()
    {
        var id = aws.Root.Do(CreatePatchBaselineOperation.Instance, new("windows")
        {
            Rules = new()
            {
                ApprovedPatches = ["KB890830"],
                ApprovedPatchesComplianceLevel = PatchComplianceLevel.High,
                RejectedPatches = ["KB5070884"],
                ApprovalRules = new([new(new([new(PatchFilterKey.MsrcSeverity, ["Critical"])]), PatchComplianceLevel.Critical, ApproveAfterDays: 0), new(new([new(PatchFilterKey.MsrcSeverity, ["Important"])]), ApproveUntilDate: "2025-12-31")]),
            },
        }).BaselineId;

        var patches = aws.Root.Do(DescribeEffectivePatchesForPatchBaselineOperation.Instance, new(id)).EffectivePatches.ToDictionary(one => one.Patch.KbNumber!, one => (one.PatchStatus.DeploymentStatus, one.PatchStatus.ComplianceLevel));
        patches["KB5066782"].ShouldBe((PatchDeploymentStatus.Approved, PatchComplianceLevel.Critical));
        patches["KB5071547"].ShouldBe((PatchDeploymentStatus.Approved, PatchComplianceLevel.Unspecified));
        patches["KB890830"].ShouldBe((PatchDeploymentStatus.ExplicitApproved, PatchComplianceLevel.High));
        patches["KB5070884"].DeploymentStatus.ShouldBe(PatchDeploymentStatus.ExplicitRejected);
        patches.ShouldNotContainKey("KB5073457");
        aws.Root.Fails("UnsupportedOperatingSystem", DescribeEffectivePatchesForPatchBaselineOperation.Instance, new(Predefined));
    }

    [Fact]
    public void The_values_of_properties_are_listed()
    {
        Values(OperatingSystemType.Ubuntu, PatchProperty.Product).ShouldBe(["Ubuntu22.04", "Ubuntu24.04"]);
        Values(OperatingSystemType.AmazonLinux2023, PatchProperty.Severity).ShouldBe(["Critical", "Important", "Low", "Medium"]);
        aws.Root.Fails("ValidationException", DescribePatchPropertiesOperation.Instance, new(OperatingSystemType.Ubuntu, PatchProperty.MsrcSeverity));

        IEnumerable<string> Values(OperatingSystemType system, PatchProperty property) => aws.Root.Do(DescribePatchPropertiesOperation.Instance, new(system, property)).Properties.Select(one => one["Name"]);
    }

    private static PatchRuleGroup Rules(PatchFilterGroup filters) => new([new(filters, ApproveAfterDays: 7)]);

    private string Create(string name, PatchBaselineRules? rules = null, IReadOnlyList<Tag>? tags = null) =>
        aws.Root.Do(CreatePatchBaselineOperation.Instance, new(name) { OperatingSystem = OperatingSystemType.AmazonLinux2023, Rules = rules ?? new(), Tags = tags }).BaselineId;
}
