import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notices1763800610000 implements MigrationInterface {
    name = 'Notices1763800610000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`notices\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`userId\` int UNSIGNED NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`ticketId\` int UNSIGNED NULL,
                \`ticketNumber\` varchar(16) NULL,
                \`visitId\` int UNSIGNED NULL,
                \`data\` text NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                \`readAt\` datetime(3) NULL,
                INDEX \`IDX_d0a2b7966f000534f66f1cd53a\` (\`createdAt\`),
                INDEX \`notices_unread\` (\`organizationId\`, \`userId\`, \`readAt\`, \`id\`),
                INDEX \`notices_newest\` (\`organizationId\`, \`userId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`notices_newest\` ON \`notices\`
        `);
        await queryRunner.query(`
            DROP INDEX \`notices_unread\` ON \`notices\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_d0a2b7966f000534f66f1cd53a\` ON \`notices\`
        `);
        await queryRunner.query(`
            DROP TABLE \`notices\`
        `);
    }

}
