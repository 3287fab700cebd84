// The platform of `examples/platform` in AWS CDK's level 2 constructs, written as its guide teaches: defaults are left to
// the CDK where the platform does not ask for something else. The instances' boot scripts are read from the texts beside it.
//
// usage: node level2.js COPIES OUT FUNCTION_METRIC FUNCTION_DRAIN
"use strict";
const fs = require("node:fs");
const cdk = require("aws-cdk-lib");
const autoscaling = require("aws-cdk-lib/aws-autoscaling");
const cloudwatch = require("aws-cdk-lib/aws-cloudwatch");
const ec2 = require("aws-cdk-lib/aws-ec2");
const ecs = require("aws-cdk-lib/aws-ecs");
const efs = require("aws-cdk-lib/aws-efs");
const elb = require("aws-cdk-lib/aws-elasticloadbalancingv2");
const events = require("aws-cdk-lib/aws-events");
const targets = require("aws-cdk-lib/aws-events-targets");
const iam = require("aws-cdk-lib/aws-iam");
const kms = require("aws-cdk-lib/aws-kms");
const lambda = require("aws-cdk-lib/aws-lambda");
const logs = require("aws-cdk-lib/aws-logs");

const [copies, out, metricFile, drainFile] = process.argv.slice(2);
const METRIC = fs.readFileSync(metricFile, "utf8");
const DRAIN = fs.readFileSync(drainFile, "utf8");

class PlatformStack extends cdk.Stack {
  constructor(app, name, description) {
    super(app, name, { description, synthesizer: new cdk.LegacyStackSynthesizer() });
    cdk.Tags.of(this).add("project", "platform");
    cdk.Tags.of(this).add("team", "infrastructure");
  }

  /** The VPC of another stack. */
  vpc() {
    const stack = new cdk.CfnParameter(this, "VpcStack", { description: "Stack that owns the VPC." });
    const imported = (name) => cdk.Fn.importValue(cdk.Fn.sub(`\${${stack.logicalId}}-${name}`));
    return ec2.Vpc.fromVpcAttributes(this, "Vpc", {
      vpcId: imported("VPC"),
      availabilityZones: [0, 1, 2].map((zone) => cdk.Fn.select(zone, cdk.Fn.getAzs())),
      publicSubnetIds: cdk.Fn.split(",", imported("SubnetsPublic"), 3),
      privateSubnetIds: cdk.Fn.split(",", imported("SubnetsPrivate"), 3),
    });
  }
}

class VolumeStack extends PlatformStack {
  constructor(app, name) {
    super(app, name, "A file system and its mount targets.");
    const vpc = this.vpc();
    const key = new kms.Key(this, "Key", { enableKeyRotation: true, alias: name, removalPolicy: cdk.RemovalPolicy.RETAIN });
    this.client = new ec2.SecurityGroup(this, "Client", { vpc, description: "Clients of the file system" });
    const group = new ec2.SecurityGroup(this, "MountTarget", { vpc, description: "Mount targets of the file system" });
    group.addIngressRule(this.client, ec2.Port.tcp(2049), "NFS from clients");
    this.fileSystem = new efs.FileSystem(this, "FileSystem", {
      vpc,
      kmsKey: key,
      securityGroup: group,
      throughputMode: efs.ThroughputMode.ELASTIC,
      lifecyclePolicy: efs.LifecyclePolicy.AFTER_30_DAYS,
      enableAutomaticBackups: true,
      allowAnonymousAccess: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });
  }
}

class ClusterStack extends PlatformStack {
  constructor(app, name, volume) {
    super(app, name, "A cluster: its instances and load balancers.");
    const vpc = this.vpc();
    this.cluster = new ecs.Cluster(this, "Cluster", { vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED });
    const logGroup = new logs.LogGroup(this, "LogGroup", { retention: logs.RetentionDays.ONE_MONTH });
    const role = this.role(logGroup);
    const group = new ec2.SecurityGroup(this, "Instances", { vpc, description: "Instances of the cluster" });
    const template = new ec2.LaunchTemplate(this, "LaunchTemplate", {
      instanceType: new ec2.InstanceType("m5.large"),
      machineImage: ecs.EcsOptimizedImage.amazonLinux2023(),
      role,
      securityGroup: group,
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      blockDevices: [
        { deviceName: "/dev/xvda", volume: ec2.BlockDeviceVolume.ebs(30, { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true }) },
      ],
      userData: this.userData(volume, logGroup),
    });
    // Not to be changed from here: rules of this stack in a group of the other one would make a cycle of the two.
    const client = ec2.SecurityGroup.fromSecurityGroupId(this, "Client", volume.client.securityGroupId, { mutable: false });
    template.connections.addSecurityGroup(client);
    this.group = new autoscaling.AutoScalingGroup(this, "Group", {
      vpc,
      minCapacity: 2,
      maxCapacity: 8,
      mixedInstancesPolicy: {
        launchTemplate: template,
        instancesDistribution: {
          onDemandBaseCapacity: 0,
          onDemandPercentageAboveBaseCapacity: 0,
          spotAllocationStrategy: autoscaling.SpotAllocationStrategy.PRICE_CAPACITY_OPTIMIZED,
        },
      },
      capacityRebalance: true,
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
        gracePeriod: cdk.Duration.minutes(15),
      }),
      signals: autoscaling.Signals.waitForMinCapacity({ timeout: cdk.Duration.minutes(15) }),
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({ minInstancesInService: 2 }),
    });
    this.listeners(vpc, group);
  }

  role(logGroup) {
    const role = new iam.Role(this, "InstanceRole", { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com") });
    const instances = this.formatArn({ service: "ecs", resource: "container-instance", resourceName: `${this.cluster.clusterName}/*` });
    const allow = (actions, ...resources) => role.addToPolicy(new iam.PolicyStatement({ actions, resources }));
    allow(["ecs:DiscoverPollEndpoint", "ecr:GetAuthorizationToken"], "*");
    allow(["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"], "*");
    allow(
      ["ecs:DeregisterContainerInstance", "ecs:RegisterContainerInstance", "ecs:SubmitAttachmentStateChanges", "ecs:SubmitContainerStateChange", "ecs:SubmitTaskStateChange"],
      this.cluster.clusterArn,
    );
    allow(["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"], instances);
    allow(
      ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      this.formatArn({ service: "ecr", region: "*", account: "*", resource: "repository", resourceName: "*" }),
    );
    allow(["ssm:UpdateInstanceInformation"], this.formatArn({ service: "ec2", resource: "instance", resourceName: "*" }));
    logGroup.grantWrite(role);
    return role;
  }

  userData(volume, logGroup) {
    const userData = ec2.UserData.forLinux();
    userData.addCommands(
      "dnf install --assumeyes --quiet amazon-efs-utils amazon-cloudwatch-agent aws-cfn-bootstrap",
      "mkdir -p /mnt/efs",
      `echo '${volume.fileSystem.fileSystemId}:/ /mnt/efs efs _netdev,tls 0 0' >> /etc/fstab`,
      "mount /mnt/efs",
      `echo '${this.toJsonString({
        logs: {
          logs_collected: {
            files: {
              collect_list: ["ecs/ecs-init.log", "ecs/ecs-agent.log", "cloud-init.log", "cloud-init-output.log"].map((file) => ({
                file_path: `/var/log/${file}`,
                log_group_name: logGroup.logGroupName,
                log_stream_name: `{instance_id}/${file}`,
              })),
            },
          },
        },
      })}' > /etc/cloudwatch-agent.json`,
      "amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/etc/cloudwatch-agent.json",
      `cat > /etc/ecs/ecs.config <<'END'\nECS_CLUSTER=${this.cluster.clusterName}\nECS_AWSVPC_BLOCK_IMDS=true\nECS_ENABLE_SPOT_INSTANCE_DRAINING=true\nEND`,
      `/opt/aws/bin/cfn-signal --stack '${this.stackName}' --resource Group --region '${this.region}'`,
    );
    return userData;
  }

  listeners(vpc, instances) {
    const certificate = new cdk.CfnParameter(this, "Certificate", { default: "", description: "Certificate for HTTPS; leave empty to serve plain HTTP." });
    const hasCertificate = new cdk.CfnCondition(this, "HasCertificate", {
      expression: cdk.Fn.conditionNot(cdk.Fn.conditionEquals(certificate, "")),
    });
    const group = new ec2.SecurityGroup(this, "Public", { vpc, description: "Load balancer", allowAllOutbound: false });
    group.connections.allowTo(instances, ec2.Port.tcpRange(32768, 65535), "Containers and the ECS agent");
    const balancer = new elb.ApplicationLoadBalancer(this, "LoadBalancer", {
      vpc,
      internetFacing: true,
      securityGroup: group,
      dropInvalidHeaderFields: true,
      idleTimeout: cdk.Duration.minutes(1),
    });
    const http = balancer.addListener("Http", { port: 80, defaultAction: elb.ListenerAction.fixedResponse(404, { contentType: "text/plain", messageBody: "Not found" }) });
    // The level 2 construct knows no action that depends on a condition.
    http.node.defaultChild.addPropertyOverride("DefaultActions", cdk.Fn.conditionIf(
      hasCertificate.logicalId,
      [{ Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } }],
      [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404", ContentType: "text/plain", MessageBody: "Not found" } }],
    ));
    const https = balancer.addListener("Https", {
      port: 443,
      certificates: [elb.ListenerCertificate.fromArn(certificate.valueAsString)],
      sslPolicy: elb.SslPolicy.TLS13_RES,
      defaultAction: elb.ListenerAction.fixedResponse(404, { contentType: "text/plain", messageBody: "Not found" }),
    });
    https.node.defaultChild.cfnOptions.condition = hasCertificate;
    const target = new elb.ApplicationTargetGroup(this, "Target", {
      vpc,
      targets: [this.group],
      port: 51678,
      protocol: elb.ApplicationProtocol.HTTP,
      deregistrationDelay: cdk.Duration.seconds(0),
      healthCheck: {
        path: "/v1/metadata",
        port: "51678",
        interval: cdk.Duration.seconds(15),
        timeout: cdk.Duration.seconds(10),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 10,
        healthyHttpCodes: "200",
      },
    });
    new elb.ApplicationListenerRule(this, "HealthRule", {
      listener: http,
      priority: 50000,
      conditions: [elb.ListenerCondition.hostHeaders(["agent-health.invalid"])],
      action: elb.ListenerAction.forward([target]),
    });
  }
}

class ScalingStack extends PlatformStack {
  constructor(app, name, { cluster, group }) {
    super(app, name, "Functions that measure and drain a cluster.");
    const metric = this.function("Metric", METRIC, 60, {
      CLUSTER: cluster.clusterName,
      CONTAINERS: '[{"cpu": 256, "memory": 512}]',
      NAMESPACE: "ecsc",
    });
    const drain = this.function("Drain", DRAIN, 300, {
      CLUSTER: cluster.clusterName,
      AUTO_SCALING_GROUP: group.autoScalingGroupName,
      LIFECYCLE_HOOK: "drain",
      DRAIN_TIMEOUT: "900",
      STANDALONE_TASKS: "wait",
    });
    this.allow(metric, drain, cluster, group);
    const schedule = new events.Rule(this, "Schedule", {
      schedule: events.Schedule.rate(cdk.Duration.minutes(1)),
      targets: [new targets.LambdaFunction(metric), new targets.LambdaFunction(drain)],
    });
    new events.Rule(this, "Termination", {
      eventPattern: {
        source: ["aws.autoscaling"],
        detailType: ["EC2 Instance-terminate Lifecycle Action"],
        detail: { AutoScalingGroupName: [group.autoScalingGroupName] },
      },
      targets: [new targets.LambdaFunction(drain)],
    });
    const hook = new autoscaling.LifecycleHook(this, "Hook", {
      autoScalingGroup: group,
      lifecycleHookName: "drain",
      lifecycleTransition: autoscaling.LifecycleTransition.INSTANCE_TERMINATING,
      heartbeatTimeout: cdk.Duration.minutes(15),
      defaultResult: autoscaling.DefaultResult.CONTINUE,
    });
    hook.node.addDependency(schedule);
    this.alarms(cluster, group);
  }

  function(name, code, seconds, environment) {
    return new lambda.Function(this, name, {
      runtime: lambda.Runtime.PYTHON_3_13,
      handler: "index.handler",
      code: lambda.Code.fromInline(code),
      memorySize: 256,
      timeout: cdk.Duration.seconds(seconds),
      environment,
      logGroup: new logs.LogGroup(this, `${name}LogGroup`, { retention: logs.RetentionDays.ONE_MONTH }),
    });
  }

  allow(metric, drain, cluster, group) {
    const ecsArn = (resource) => this.formatArn({ service: "ecs", resource, resourceName: `${cluster.clusterName}/*` });
    const allow = (who, actions, resource, conditions) => who.addToRolePolicy(new iam.PolicyStatement({ actions, resources: [resource], conditions }));
    allow(metric, ["ecs:ListContainerInstances"], cluster.clusterArn);
    allow(metric, ["ecs:DescribeContainerInstances"], ecsArn("container-instance"));
    allow(metric, ["cloudwatch:PutMetricData"], "*", { StringEquals: { "cloudwatch:namespace": "ecsc" } });
    allow(drain, ["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeScalingActivities"], "*");
    allow(drain, ["autoscaling:CompleteLifecycleAction"], group.autoScalingGroupArn);
    allow(drain, ["ecs:ListContainerInstances"], cluster.clusterArn);
    allow(drain, ["ecs:DescribeContainerInstances", "ecs:ListTasks", "ecs:UpdateContainerInstancesState"], ecsArn("container-instance"));
    allow(drain, ["ecs:DescribeTasks"], ecsArn("task"));
  }

  alarms(cluster, autoScalingGroup) {
    const scale = (name, properties) => new autoscaling.CfnScalingPolicy(this, name, { autoScalingGroupName: autoScalingGroup.autoScalingGroupName, ...properties });
    const out = scale("ScaleOut", {
      policyType: "StepScaling",
      adjustmentType: "PercentChangeInCapacity",
      minAdjustmentMagnitude: 1,
      stepAdjustments: [{ metricIntervalUpperBound: 0, scalingAdjustment: 25 }],
      metricAggregationType: "Minimum",
      estimatedInstanceWarmup: 600,
    });
    const back = scale("ScaleIn", { policyType: "SimpleScaling", adjustmentType: "ChangeInCapacity", scalingAdjustment: -1, cooldown: "600" });
    const alarm = (name, statistic, comparisonOperator, threshold, evaluationPeriods, treatMissingData, policy) => {
      const metric = new cloudwatch.Metric({
        namespace: "ecsc",
        metricName: "SchedulableContainers",
        dimensionsMap: { ClusterName: cluster.clusterName },
        period: cdk.Duration.minutes(1),
        statistic,
      });
      const made = new cloudwatch.Alarm(this, name, { metric, comparisonOperator, threshold, evaluationPeriods, treatMissingData });
      if (policy) made.addAlarmAction({ bind: () => ({ alarmActionArn: policy.ref }) });
    };
    const { ComparisonOperator: is, TreatMissingData: missing } = cloudwatch;
    alarm("Shortage", "Minimum", is.LESS_THAN_OR_EQUAL_TO_THRESHOLD, 2, 1, missing.NOT_BREACHING, out);
    alarm("Excess", "Maximum", is.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 12, 15, missing.NOT_BREACHING, back);
    alarm("Silence", "SampleCount", is.LESS_THAN_THRESHOLD, 1, 5, missing.BREACHING);
  }
}

const app = new cdk.App({ outdir: out, analyticsReporting: false });
for (let copy = 1; copy <= Number(copies); copy += 1) {
  const volume = new VolumeStack(app, `platform-efs-shared${copy}`);
  const cluster = new ClusterStack(app, `platform-cluster-web${copy}`, volume);
  new ScalingStack(app, `platform-lambda-web${copy}`, cluster);
}
app.synth();
