import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Alias } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { AftercareFunction } from './aftercare-function.ts'

/**
 * How a new version of a function takes over in production: a tenth of the traffic for five minutes, then all of it;
 * when its alarm rings meanwhile, the old one is back at once and the deploy rolls back.
 */
export class Release extends Construct {
  private readonly application: LambdaApplication
  private readonly role: Role

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.application = new LambdaApplication(this, 'Application')
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      // What CodeDeploy needs of Lambda is AWS's to say: https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSCodeDeployRoleForLambdaLimited')],
    })
  }

  /** The name under which others invoke the function. */
  gradually(released: AftercareFunction, alarms: readonly IAlarm[]): Alias {
    const alias = new Alias(released, 'Live', { aliasName: 'live', version: released.currentVersion })
    new LambdaDeploymentGroup(released, 'Deployment', {
      application: this.application,
      role: this.role,
      alias,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [...alarms],
    })
    return alias
  }
}
