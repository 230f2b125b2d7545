using ScsLabs.Services.Ec2;
using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Logs;
using ScsLabs.Services.S3;
using ScsLabs.Services.Sqs;
using ScsLabs.Services.Ssm;
using ScsLabs.Services.Sts;
using Target = ScsLabs.Services.Events.Target;

namespace ScsLabs.Services.Tests;

/// <summary>No call costs more because of rows that it doesn't touch. The cost is what the call allocates, which a search through rows, or a copy of them, makes grow.</summary>
public sealed class CallCostTests
{
    private const string Other = "222222222222";
    private const int Few = 100;
    private const int Many = 4000;

    private static readonly string Trust = Policies.Trust("*");

    /// <summary>Each case: rows that a call doesn't touch, made one at a time by their number; and the call, which may be made again and again.</summary>
    private static readonly Dictionary<string, Func<TestAws, (Action<int> Make, Action<int> Call)>> Cases = new(StringComparer.Ordinal)
    {
        ["ec2:AuthorizeSecurityGroupIngress beside groups of other accounts"] = aws =>
        {
            // An account has up to 2,500 groups in a Region.
            var mine = Vpc(aws, "10.0.0.0/16");
            string[] accounts = [Other, "333333333333"];
            var others = accounts.Select(account => aws.RootOf(account).Do(CreateVpcOperation.Instance, new("10.1.0.0/16")).Vpc.VpcId).ToList();
            var group = aws.Root.Do(CreateSecurityGroupOperation.Instance, new("mine", "mine", mine)).GroupId;
            return (number => aws.RootOf(accounts[number / 2400]).Do(CreateSecurityGroupOperation.Instance, new("other", $"other{number}", others[number / 2400])), _ =>
            {
                IpPermission permission = new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, IpRanges = [new("10.0.0.0/16")] };
                aws.Root.Do(AuthorizeSecurityGroupIngressOperation.Instance, new(group, [permission]));
                aws.Root.Do(RevokeSecurityGroupIngressOperation.Instance, new(group, [permission]));
            }
            );
        },
        ["ec2:CreateNetworkInterface and StartNetworkInsightsAnalysis beside interfaces of another VPC"] = aws =>
        {
            string Subnet(string block) => aws.Root.Do(CreateSubnetOperation.Instance, new(Vpc(aws, block), block)).Subnet.SubnetId;
            var (mine, other) = (Subnet("10.0.0.0/24"), Subnet("10.16.0.0/16"));
            string Interface(string subnet) => aws.Root.Do(CreateNetworkInterfaceOperation.Instance, new(subnet)).NetworkInterface.NetworkInterfaceId;
            var (from, to) = (Interface(mine), Interface(mine));
            var path = aws.Root.Do(CreateNetworkInsightsPathOperation.Instance, new(from, PathProtocol.Tcp, "path", to, 443)).NetworkInsightsPath.NetworkInsightsPathId;
            return (_ => Interface(other), number =>
            {
                aws.Root.Do(DeleteNetworkInterfaceOperation.Instance, new(Interface(mine)));
                aws.Root.Do(StartNetworkInsightsAnalysisOperation.Instance, new(path, $"token{number}"));
            }
            );
        },
        ["ec2:DescribeNetworkInterfaces by id beside interfaces"] = aws =>
        {
            var subnet = aws.Root.Do(CreateSubnetOperation.Instance, new(Vpc(aws, "10.0.0.0/16"), "10.0.0.0/16")).Subnet.SubnetId;
            string Interface() => aws.Root.Do(CreateNetworkInterfaceOperation.Instance, new(subnet)).NetworkInterface.NetworkInterfaceId;
            var mine = Interface();
            return (_ => Interface(), _ => aws.Root.Do(DescribeNetworkInterfacesOperation.Instance, new([mine])));
        },
        ["kms:Encrypt beside grants on another key"] = aws =>
        {
            var (mine, other) = (Key(aws), Key(aws));
            aws.User("grantee");
            return (number => aws.Root.Do(CreateGrantOperation.Instance, new(other, "arn:aws:iam::111111111111:user/grantee", [GrantOperation.Decrypt])), _ => aws.Root.Do(EncryptOperation.Instance, new(mine, [1])));
        },
        ["kms:Encrypt beside grants of others on the key"] = aws =>
        {
            var key = Key(aws);
            aws.User("grantee");
            return (number => aws.Root.Do(CreateGrantOperation.Instance, new(key, "arn:aws:iam::111111111111:user/grantee", [GrantOperation.Decrypt])), _ => aws.Root.Do(EncryptOperation.Instance, new(key, [1])));
        },
        ["kms:Encrypt beside aliases of another key"] = aws =>
        {
            var (mine, other) = (Key(aws), Key(aws));
            return (number => aws.Root.Do(CreateAliasOperation.Instance, new($"alias/a{number}", other)), _ => aws.Root.Do(EncryptOperation.Instance, new(mine, [1])));
        },
        ["kms:ListRetirableGrants beside grants that others retire"] = aws =>
        {
            var key = Key(aws);
            aws.User("grantee");
            return (number => aws.Root.Do(CreateGrantOperation.Instance, new(key, "arn:aws:iam::111111111111:user/grantee", [GrantOperation.Decrypt])),
                _ => aws.Root.Do(ListRetirableGrantsOperation.Instance, new("arn:aws:iam::111111111111:user/grantee")));
        },
        ["ssm:GetParametersByPath beside parameters elsewhere"] = aws =>
        {
            aws.Root.Do(PutParameterOperation.Instance, new("/mine/a", "v", Type: ParameterType.String));
            return (number => aws.Root.Do(PutParameterOperation.Instance, new($"/other/{number:D5}", "v", Type: ParameterType.String)), _ => aws.Root.Do(GetParametersByPathOperation.Instance, new("/mine")));
        },
        ["ssm:GetParametersByPath beside parameters deeper down"] = aws =>
        {
            aws.Root.Do(PutParameterOperation.Instance, new("/mine/z", "v", Type: ParameterType.String));
            return (number => aws.Root.Do(PutParameterOperation.Instance, new($"/mine/deep/{number:D5}", "v", Type: ParameterType.String)), _ => aws.Root.Do(GetParametersByPathOperation.Instance, new("/mine")));
        },
        ["ssm: one command and its invocations beside those of other instances"] = aws =>
        {
            string Managed(TestCaller caller)
            {
                var id = caller.Do(RunInstancesOperation.Instance, new("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", 1, 1) { InstanceType = "t3.micro" }).Instances[0].InstanceId;
                aws.AdvanceAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
                caller.Do(UpdateInstanceInformationOperation.Instance, new(id, "3.3.0.0", "Active"));
                return id;
            }

            var (mine, other) = (Managed(aws.Root), Managed(aws.Root));
            string Send(string id) => aws.Root.Do(SendCommandOperation.Instance, new("AWS-UpdateSSMAgent") { InstanceIds = [id] }).Command.CommandId;
            var command = Send(mine);
            return (_ => Send(other), _ =>
            {
                aws.Root.Do(GetCommandInvocationOperation.Instance, new(command, mine));
                aws.Root.Do(ListCommandsOperation.Instance, new() { CommandId = command }).Commands.Count.ShouldBe(1);
                aws.Root.Do(ListCommandInvocationsOperation.Instance, new() { InstanceId = mine }).CommandInvocations.Count.ShouldBe(1);
                aws.Root.Do(ListCommandsOperation.Instance, new() { MaxResults = 1 }).Commands.Count.ShouldBe(1);
                aws.Root.Do(ListCommandInvocationsOperation.Instance, new() { MaxResults = 1 }).CommandInvocations.Count.ShouldBe(1);
                aws.Root.Do(CancelCommandOperation.Instance, new(command));
            }
            );
        },
        ["ssm: one document, its shares, tags and lists beside documents of other accounts that are shared with others"] = aws =>
        {
            const string Content = """{"schemaVersion":"2.2","mainSteps":[{"action":"aws:runShellScript","name":"run","inputs":{"runCommand":["date"]}}]}""";
            void Create(TestCaller caller, string name, string with)
            {
                caller.Do(CreateDocumentOperation.Instance, new(Content, name));
                caller.Do(ModifyDocumentPermissionOperation.Instance, new(name, DocumentPermissionType.Share, [with]));
            }

            Create(aws.Root, "mine", Other);
            return (number => Create(aws.RootOf($"{333_333_000_000 + (number / 400)}"), $"other{number}", "444444444444"), _ =>
            {
                aws.Root.Do(GetDocumentOperation.Instance, new("mine"));
                aws.Root.Do(ListDocumentsOperation.Instance, new()).DocumentIdentifiers.Count.ShouldBe(4);
                aws.Root.Do(AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Document, "mine", [new("Team", "blue")]));
                aws.Root.Do(ModifyDocumentPermissionOperation.Instance, new("mine", DocumentPermissionType.Share, ["all"]));
                aws.Root.Do(ModifyDocumentPermissionOperation.Instance, new("mine", DocumentPermissionType.Share, AccountIdsToRemove: ["all"]));
            }
            );
        },
        ["ssm: one patch baseline, its groups and lists beside baselines of other accounts"] = aws =>
        {
            const string Predefined = "arn:aws:ssm:us-east-1:075727635805:patchbaseline/pb-09ca3fb51f0412ec3";
            string Create(TestCaller caller, string group)
            {
                var id = caller.Do(CreatePatchBaselineOperation.Instance, new("own")).BaselineId;
                caller.Do(RegisterPatchBaselineForPatchGroupOperation.Instance, new(id, group));
                caller.Do(RegisterDefaultPatchBaselineOperation.Instance, new(Predefined));
                return id;
            }

            var mine = Create(aws.Root, "web");
            return (number => Create(aws.RootOf($"{333_333_000_000 + (number / 40)}"), $"group{number}"), _ =>
            {
                aws.Root.Do(UpdatePatchBaselineOperation.Instance, new(mine) { Name = "changed" });
                aws.Root.Do(GetPatchBaselineOperation.Instance, new(mine)).PatchGroups.ShouldBe(["web"]);
                aws.Root.Do(DescribePatchBaselinesOperation.Instance, new()).BaselineIdentities.Count.ShouldBe(5);
                aws.Root.Do(DescribePatchGroupsOperation.Instance, new()).Mappings.Count.ShouldBe(1);
                aws.Root.Do(DescribePatchGroupStateOperation.Instance, new("web")).Instances.ShouldBe(0);
            }
            );
        },
        ["events:PutEvents beside rules of other buses"] = aws =>
        {
            aws.Root.Do(PutRuleOperation.Instance, new("mine", EventPattern: Orders));
            return (number => PutRule(aws.RootOf($"{333_333_000_000 + (number / 100)}"), number), _ => aws.Root.Do(PutEventsOperation.Instance, new([new() { Source = "others", DetailType = "Placed", Detail = "{}" }])));
        },
        ["events:PutRule, PutTargets and ListRuleNamesByTarget beside rules of the bus with other targets"] = aws =>
        {
            var target = new Services.Events.Target("queue", "arn:aws:sqs:us-east-1:111111111111:mine");
            return (number => PutRule(number < 250 ? aws.Root : aws.RootOf($"{333_333_000_000 + (number / 100)}"), number), _ =>
            {
                aws.Root.Do(PutRuleOperation.Instance, new("mine", EventPattern: Orders));
                aws.Root.Do(PutTargetsOperation.Instance, new("mine", [target]));
                aws.Root.Do(ListRuleNamesByTargetOperation.Instance, new(target.Arn)).RuleNames.ShouldBe(["mine"]);
            }
            );
        },
        ["sqs:SendMessage, ReceiveMessage and DeleteMessage beside messages of another queue"] = aws =>
        {
            var (mine, other) = (NewQueue(aws, "mine"), NewQueue(aws, "other"));
            return (number => aws.Root.Do(SendMessageOperation.Instance, new(other, "x")), _ => ThroughQueue(aws, mine));
        },
        ["sqs:SendMessage, ReceiveMessage and DeleteMessage beside messages in flight"] = aws =>
        {
            var queue = NewQueue(aws, "mine");
            return (number =>
            {
                aws.Root.Do(SendMessageOperation.Instance, new(queue, "x"));
                aws.Root.Do(ReceiveMessageOperation.Instance, new(queue) { VisibilityTimeout = 43_200 });
            }, _ => ThroughQueue(aws, queue));
        },
        ["logs:PutLogEvents and GetLogEvents beside events of the stream"] = aws =>
        {
            NewStream(aws, "mine", "one");
            return (number => PutEvents(aws, "mine", "one", number), number =>
            {
                PutEvents(aws, "mine", "one", Many + number);
                aws.Root.Do(GetLogEventsOperation.Instance, new("one", "mine") { Limit = 1 }).Events[0].Message.ShouldBe($"event {Many + number}");
            }
            );
        },
        ["logs:FilterLogEvents and DescribeLogStreams beside streams and events of other groups"] = aws =>
        {
            NewStream(aws, "mine", "one");
            aws.Root.Do(CreateLogGroupOperation.Instance, new("other"));
            PutEvents(aws, "mine", "one", 0);
            return (number =>
            {
                aws.Root.Do(CreateLogStreamOperation.Instance, new("other", $"stream{number}"));
                PutEvents(aws, "other", $"stream{number}", number);
            }, _ =>
            {
                aws.Root.Do(FilterLogEventsOperation.Instance, new("mine")).Events.Count.ShouldBe(1);
                aws.Root.Do(DescribeLogStreamsOperation.Instance, new("mine")).LogStreams.Count.ShouldBe(1);
            }
            );
        },
        ["logs:DescribeLogGroups by a prefix beside groups"] = aws =>
        {
            aws.Root.Do(CreateLogGroupOperation.Instance, new("mine"));
            return (number => aws.Root.Do(CreateLogGroupOperation.Instance, new($"other{number}")), _ => aws.Root.Do(DescribeLogGroupsOperation.Instance, new("mine")).LogGroups.Count.ShouldBe(1));
        },
        ["iam:ListAccessKeys beside keys of another account"] = aws =>
        {
            aws.User("mine");
            return (number =>
            {
                aws.User($"user{number}", account: Other);
                aws.RootOf(Other).Do(CreateAccessKeyOperation.Instance, new($"user{number}"));
            }, _ => aws.Root.Do(ListAccessKeysOperation.Instance, new("mine")));
        },
        ["iam:UpdateUser beside sessions of others"] = aws =>
        {
            aws.User("mine");
            aws.Root.Do(CreateRoleOperation.Instance, new("role", Trust));
            var caller = aws.User("caller", TestAws.Allow("sts:AssumeRole"));
            return (number => caller.Do(AssumeRoleOperation.Instance, new("arn:aws:iam::111111111111:role/role", $"session{number}")), number => aws.Root.Do(UpdateUserOperation.Instance, new("mine", NewPath: $"/p{number}/")));
        },
        ["iam:CreateUser beside users"] = aws => (number => aws.User($"user{number}"), number => aws.User($"new{number}")),
        ["iam:CreateRole and DeleteRole beside roles in instance profiles"] = aws =>
        {
            return (Beside, Measured);

            void Beside(int number)
            {
                if (number < 900)
                {
                    aws.Root.Do(CreateRoleOperation.Instance, new($"role{number}", Trust));
                    aws.Root.Do(CreateInstanceProfileOperation.Instance, new($"role{number}"));
                    aws.Root.Do(AddRoleToInstanceProfileOperation.Instance, new($"role{number}", $"role{number}"));
                }
            }

            void Measured(int number)
            {
                aws.Root.Do(CreateRoleOperation.Instance, new($"new{number}", Trust));
                aws.Root.Do(DeleteRoleOperation.Instance, new($"new{number}"));
            }
        },
        ["iam:GetPolicy beside identities that don't use it"] = aws =>
        {
            var policy = aws.Root.Do(CreatePolicyOperation.Instance, new("mine", Policies.Everything)).Policy.Arn;
            return (number => aws.User($"user{number}"), _ => aws.Root.Do(GetPolicyOperation.Instance, new(policy)));
        },
        ["iam:GetGroup beside users of other groups"] = aws =>
        {
            aws.Root.Do(CreateGroupOperation.Instance, new("mine"));
            aws.Root.Do(CreateGroupOperation.Instance, new("other"));
            return (number =>
            {
                aws.User($"user{number}");
                aws.Root.Do(AddUserToGroupOperation.Instance, new("other", $"user{number}"));
            }, _ => aws.Root.Do(GetGroupOperation.Instance, new("mine")));
        },
        ["iam:GetRole that trusts a user beside users of all accounts"] = aws =>
        {
            aws.User("trusted");
            aws.Root.Do(CreateRoleOperation.Instance, new("role", Policies.Trust("arn:aws:iam::111111111111:user/trusted")));
            return (number => aws.User($"user{number}", account: Other), _ => aws.Root.Do(GetRoleOperation.Instance, new("role")));
        },
        ["s3:ListBuckets beside buckets of another account"] = aws => (number => aws.RootOf(Other).Do(CreateBucketOperation.Instance, new($"other-{number}")), _ => aws.Root.Do(ListBucketsOperation.Instance, new())),
        ["s3:CreateBucket beside buckets"] = aws => (number => aws.Root.Do(CreateBucketOperation.Instance, new($"other-{number}")), number => aws.Root.Do(CreateBucketOperation.Instance, new($"new-{number}"))),
        ["s3:ListObjectsV2 beside keys under other prefixes"] = aws =>
        {
            aws.Root.Do(CreateBucketOperation.Instance, new("data"));
            Put("mine/a");
            return (number => Put($"other/{number}"), _ => aws.Root.Do(ListObjectsV2Operation.Instance, new("data") { Prefix = "mine/" }));

            void Put(string key) => aws.Root.Do(PutObjectOperation.Instance, new("data", key) { Body = Model.Bodies.Body.Empty });
        },
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Do_not_grow_with_rows_that_they_do_not_touch(string name)
    {
        var aws = new TestAws();
        var (make, call) = Cases[name](aws);
        var next = 0;
        for (var number = 0; number < Few; number++)
        {
            make(number);
        }

        var few = Cost();
        for (var number = Few; number < Many; number++)
        {
            make(number);
        }

        // The trees that hold the rows are deeper by some steps, no more.
        Cost().ShouldBeLessThan(2 * few);

        long Cost() => Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call(next++);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private static string NewQueue(TestAws aws, string name) => aws.Root.Do(CreateQueueOperation.Instance, new(name)).QueueUrl;

    private static void ThroughQueue(TestAws aws, string queue)
    {
        aws.Root.Do(SendMessageOperation.Instance, new(queue, "mine"));
        var received = aws.Root.Do(ReceiveMessageOperation.Instance, new(queue)).Messages![0];
        received.Body.ShouldBe("mine");
        aws.Root.Do(DeleteMessageOperation.Instance, new(queue, received.ReceiptHandle));
    }

    private static void NewStream(TestAws aws, string group, string stream)
    {
        aws.Root.Do(CreateLogGroupOperation.Instance, new(group));
        aws.Root.Do(CreateLogStreamOperation.Instance, new(group, stream));
    }

    private static void PutEvents(TestAws aws, string group, string stream, int number) =>
        aws.Root.Do(PutLogEventsOperation.Instance, new(group, stream, [new(aws.Now.ToUnixTimeMilliseconds(), $"event {number}")]));

    private const string Orders = """{"source":["orders"]}""";

    private static void PutRule(TestCaller caller, int number)
    {
        caller.Do(PutRuleOperation.Instance, new($"rule{number}", EventPattern: Orders));
        caller.Do(PutTargetsOperation.Instance, new($"rule{number}", [new("queue", "arn:aws:sqs:us-east-1:111111111111:others")]));
    }

    private static string Vpc(TestAws aws, string cidr) => aws.Root.Do(CreateVpcOperation.Instance, new(cidr)).Vpc.VpcId;

    private static string Key(TestAws aws) => aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
}
