import { CfnOutput, PermissionsBoundary, Stack, type StackProps, Tags } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Backup } from './backup.ts'
import { Mail } from './email.ts'
import { Encryption } from './encryption.ts'
import { addAccess } from './functions/access.ts'
import { addAlerts } from './functions/alerts.ts'
import { addDue } from './functions/due.ts'
import { addHttp } from './functions/http.ts'
import { addMessages } from './functions/messages.ts'
import { addReplies } from './functions/replies.ts'
import { addRetention } from './functions/retention.ts'
import { addSecondReader } from './functions/second-reader.ts'
import { addVisits } from './functions/visits.ts'
import { addWebhooks } from './functions/webhooks.ts'
import { Functions } from './functions.ts'
import { HttpApi } from './http-api.ts'
import { watchAccount } from './monitoring/account.ts'
import { watchAlerts } from './monitoring/alerts.ts'
import { watchEdges } from './monitoring/edges.ts'
import { watchMessages } from './monitoring/messages.ts'
import { watchOverdue } from './monitoring/overdue.ts'
import { watchRecords } from './monitoring/records.ts'
import { watchReplies } from './monitoring/replies.ts'
import { watchSecondReader } from './monitoring/second-reader.ts'
import { Watch } from './monitoring.ts'
import { Operations } from './operations.ts'
import { OptOuts } from './opt-outs.ts'
import { Queues } from './queues.ts'
import { Records } from './records.ts'
import { SignIn } from './sign-in.ts'
import type { Stage } from './stage.ts'
import { Texting } from './texting.ts'

/** The whole service of one stage. Clinics, their numbers included, are data in the table, not resources here. */
export class AftercareStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    const { permissionsBoundary } = stage
    super(scope, id, {
      ...props,
      ...(permissionsBoundary ? { permissionsBoundary: PermissionsBoundary.fromName(permissionsBoundary) } : {}),
    })
    Tags.of(this).add('service', 'aftercare')
    Tags.of(this).add('stage', stage.name)
    const { key } = new Encryption(this, 'Encryption', { stage })
    const operations = new Operations(this, 'Operations', { stage, key })
    const records = new Records(this, 'Records', { stage, key })
    if (stage.production) new Backup(this, 'Backup', { table: records.table })
    const optOuts = new OptOuts(this, 'OptOuts', { stage, key })
    const queues = new Queues(this, 'Queues', { stage, operations, key })
    const texting = new Texting(this, 'Texting', { stage, queues, key })
    const mail = new Mail(this, 'Mail', { stage, queues, key })
    const api = new HttpApi(this, 'HttpApi', { stage, key })
    const signIn = new SignIn(this, 'SignIn', { stage, url: api.url })
    const parts = { stage, key, records, optOuts, queues, texting, mail, operations, api, signIn }
    const functions = new Functions(this, 'Functions', parts)
    addDue(functions)
    addMessages(functions)
    addReplies(functions)
    addAlerts(functions)
    addSecondReader(functions)
    addVisits(functions)
    addWebhooks(functions)
    addRetention(functions)
    const http = addHttp(functions)
    signIn.stampBy(addAccess(functions).stampToken)
    api.route({
      signIn,
      handler: http.api.live,
      fhir: http.fhir.live,
      links: http.links.live,
      console: http.console.live,
      intake: http.intake.live,
      docs: http.docs.live,
    })
    const watch = new Watch(this, 'Watch', { stage, operations, queues })
    watchOverdue(watch)
    watchReplies(watch)
    watchAlerts(watch)
    watchSecondReader(watch)
    watchMessages(watch)
    watchEdges(watch, api)
    watchRecords(watch)
    watchAccount(watch)
    watch.showAll()

    new CfnOutput(this, 'ApiUrl', { value: api.url })
    new CfnOutput(this, 'ConsoleUrl', { value: `${api.url}/console` })
    new CfnOutput(this, 'TableName', { value: records.table.tableName })
    new CfnOutput(this, 'ApiFunctionName', { value: http.api.functionName })
    new CfnOutput(this, 'UserPoolId', { value: signIn.pool.userPoolId })
    new CfnOutput(this, 'UserPoolClientId', { value: signIn.client.userPoolClientId })
    new CfnOutput(this, 'OperationsTopicArn', { value: operations.topic.topicArn })
    new CfnOutput(this, 'MailConfigurationSet', { value: mail.configurationSet.configurationSetName })
  }
}
