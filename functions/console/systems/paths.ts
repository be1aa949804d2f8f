export const WEBHOOKS = '/console/webhooks'
export const CHAT = '/console/chat'
