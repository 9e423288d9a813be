import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FieldTickets1763800600000 implements MigrationInterface {
    name = 'FieldTickets1763800600000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`tickets\`
                ADD \`engineerId\` int UNSIGNED NULL,
                ADD \`visitId\` int UNSIGNED NULL,
                ADD \`holdUntil\` datetime(3) NULL,
                ADD \`holdReason\` varchar(32) NULL,
                ADD \`completedAt\` datetime(3) NULL,
                ADD \`closedAt\` datetime(3) NULL,
                ADD \`reworkCount\` int UNSIGNED NOT NULL DEFAULT 0,
                ADD \`wishedEngineerId\` int UNSIGNED NULL,
                ADD \`excludedEngineerIds\` text NULL
        `);
        await queryRunner.query(`
            CREATE INDEX \`tickets_engineer\` ON \`tickets\` (\`organizationId\`, \`engineerId\`, \`id\`)
        `);
        await queryRunner.query(`
            CREATE INDEX \`tickets_hold\` ON \`tickets\` (\`state\`, \`holdUntil\`)
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`tickets_hold\` ON \`tickets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`tickets_engineer\` ON \`tickets\`
        `);
        await queryRunner.query(`
            ALTER TABLE \`tickets\`
                DROP COLUMN \`excludedEngineerIds\`,
                DROP COLUMN \`wishedEngineerId\`,
                DROP COLUMN \`reworkCount\`,
                DROP COLUMN \`closedAt\`,
                DROP COLUMN \`completedAt\`,
                DROP COLUMN \`holdReason\`,
                DROP COLUMN \`holdUntil\`,
                DROP COLUMN \`visitId\`,
                DROP COLUMN \`engineerId\`
        `);
    }
}
